import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'

/** Shows words under the pointer while something is dragged: "3 images". */
export function showDragPreview(
  nativeSetDragImage: DataTransfer['setDragImage'] | null,
  words: string,
): void {
  setCustomNativeDragPreview({
    nativeSetDragImage,
    getOffset: pointerOutsideOfPreview({ x: '16px', y: '8px' }),
    render: ({ container }) => {
      const label = document.createElement('div')
      label.className = 'drag-preview'
      label.textContent = words
      container.append(label)
    },
  })
}
