import { List, Text } from '@mantine/core'
import { visible } from '../text/visible'
import classes from './Paragraphs.module.css'

/** Running text from outside, several of them as steps; each line break of it stays one. */
export function Paragraphs({ texts, none }: { texts: string[]; none?: string }) {
  if (texts.length === 0) return none ? <Text c="dimmed">{none}</Text> : null
  if (texts.length === 1) return <Lines text={texts[0] ?? ''} />
  return (
    <List type="ordered">
      {[...new Set(texts)].map((step) => (
        <List.Item key={step}>
          <Lines text={step} />
        </List.Item>
      ))}
    </List>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <Text className={classes.lines}>
      <bdi>{text.replaceAll('\r\n', '\n').split('\n').map(visible).join('\n')}</bdi>
    </Text>
  )
}
