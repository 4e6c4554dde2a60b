import {
  CircleDashed,
  MapPin,
  Pencil,
  Pentagon,
  Spline,
  SquareDashedMousePointer,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Tool } from './tools.ts'

export const TOOL_ICONS: Readonly<Record<Tool, Component>> = {
  rectangle: SquareDashedMousePointer,
  ellipse: CircleDashed,
  polygon: Pentagon,
  line: Spline,
  freehand: Pencil,
  point: MapPin,
}
