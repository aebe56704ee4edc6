import { useTranslation } from 'react-i18next'
import { Foreign } from '../ui/Foreign'
import type { Edge } from './edges'
import classes from './Picture.module.css'

/** The same where lines have no room. */
export function EdgeList({ edges }: { edges: Edge[] }) {
  const { t } = useTranslation('policies')
  const name = (text: string | null) => (text === null ? t('any') : text)
  return (
    <ul className={classes.list}>
      {edges.map(({ source, destination, services }) => (
        <li key={JSON.stringify([source, destination])} className={classes.item}>
          <Foreign value={name(source)} />
          <span className={classes.spoken}>
            <span aria-hidden>↓ </span>
            <Foreign value={services.length > 0 ? services.join(', ') : t('any')} />
          </span>
          <Foreign value={name(destination)} />
        </li>
      ))}
    </ul>
  )
}
