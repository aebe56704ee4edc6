import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../api/policies'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { EdgeList } from './EdgeList'
import { type Edge, edgesOf } from './edges'
import { layOut, rowHeight } from './layout'
import classes from './Picture.module.css'

const mostEdges = 40
const usualWidth = 960
const letter = 6.6

const cut = (text: string, width: number) => {
  const most = Math.max(6, Math.floor(width / letter))
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

/** Sources at the left, destinations at the right, what is spoken on the lines between them. */
export function Picture({ policies }: { policies: Policy[] }) {
  const { t } = useTranslation('policies')
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { ref, width } = useElementSize()
  const all = edgesOf(policies)
  const edges = all.slice(0, mostEdges)
  const more = all.length - edges.length
  return (
    <div className={classes.frame}>
      <div ref={ref}>{narrow ? <EdgeList edges={edges} /> : <Lines edges={edges} width={width || usualWidth} />}</div>
      {more > 0 && <p className="dimmed">{t('picture.more', { count: more, shown: formatNumber(more) })}</p>}
    </div>
  )
}

function Lines({ edges, width }: { edges: Edge[]; width: number }) {
  const { t } = useTranslation('policies')
  const { height, sources, destinations, edges: drawn } = layOut(edges)
  const side = Math.round(width * 0.27)
  const label = Math.round(width * 0.24)
  const left = side
  const right = width - side
  const middle = width / 2
  const start = middle - label / 2
  const end = middle + label / 2
  const name = (text: string | null) => (text === null ? t('any') : visible(text))
  const count = (nodes: unknown[]) => formatNumber(nodes.length)
  return (
    <svg
      className={classes.picture}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('picture.label', {
        count: edges.length,
        shown: formatNumber(edges.length),
        sources: count(sources),
        destinations: count(destinations),
      })}
    >
      {drawn.map(({ edge, y, from, to }) => {
        const spoken = edge.services.length > 0 ? edge.services.map(visible).join(', ') : t('any')
        const bend = (start - left) / 2
        return (
          <g key={`${y}`} className={classes.edge} data-internet={edge.internet || undefined}>
            <title>{`${name(edge.source)} → ${spoken} → ${name(edge.destination)}`}</title>
            <path
              d={`M${left},${from} C${left + bend},${from} ${start - bend},${y} ${start},${y} H${end} C${end + bend},${y} ${right - bend},${to} ${right},${to}`}
            />
            <rect x={start} y={y - 10} width={label} height={20} rx={4} />
            <text x={middle} y={y + 4} textAnchor="middle">
              {cut(spoken, label - 12)}
            </text>
          </g>
        )
      })}
      {sources.map((node) => (
        <NodeLabel key={node.name} name={name(node.name)} x={0} y={node.y} width={side} />
      ))}
      {destinations.map((node) => (
        <NodeLabel key={node.name} name={name(node.name)} x={right} y={node.y} width={side} />
      ))}
    </svg>
  )
}

function NodeLabel({ name, x, y, width }: { name: string; x: number; y: number; width: number }) {
  return (
    <g className={classes.node}>
      <title>{name}</title>
      <rect x={x + 0.5} y={y - rowHeight / 2 + 3.5} width={width - 1} height={rowHeight - 7} rx={4} />
      <text x={x + 8} y={y + 4}>
        {cut(name, width - 16)}
      </text>
    </g>
  )
}
