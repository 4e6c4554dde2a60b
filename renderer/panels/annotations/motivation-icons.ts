import {
  Bookmark,
  Captions,
  CircleHelp,
  FileText,
  Fingerprint,
  Gavel,
  Highlighter,
  Link,
  MessageSquare,
  PencilLine,
  Reply,
  Shapes,
  Star,
  Tags,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Motivation } from '../../../iiif/project/model.ts'

export const MOTIVATION_ICONS: Readonly<Record<Motivation, Component>> = {
  commenting: MessageSquare,
  supplementing: Captions,
  describing: FileText,
  tagging: Tags,
  identifying: Fingerprint,
  classifying: Shapes,
  linking: Link,
  questioning: CircleHelp,
  replying: Reply,
  assessing: Star,
  highlighting: Highlighter,
  bookmarking: Bookmark,
  editing: PencilLine,
  moderating: Gavel,
}
