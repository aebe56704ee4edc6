import { visible } from '../text/visible'

type Props = { value: string | null | undefined; mono?: boolean }

/** Text from outside: never markup, unseen characters shown, cut when long with the whole value on hover. */
export function Foreign({ value, mono = false }: Props) {
  if (!value) return <Unknown />
  const shown = visible(value)
  return (
    <bdi className={mono ? 'cut mono' : 'cut'} title={shown}>
      {shown}
    </bdi>
  )
}

/** What is not known is an en dash. */
export function Unknown() {
  return <span className="dimmed">–</span>
}
