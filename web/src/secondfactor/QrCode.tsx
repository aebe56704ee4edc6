import { encode } from 'uqr'

type Props = { text: string; label: string; size?: number }

/** Dark on light in either theme, with the quiet zone that readers need. */
export function QrCode({ text, label, size = 192 }: Props) {
  const { data, size: cells } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${cells} ${cells}`}
      shapeRendering="crispEdges"
    >
      <rect width={cells} height={cells} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
