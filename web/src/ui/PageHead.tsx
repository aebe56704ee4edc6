import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './PageHead.module.css'
import { usePageTitle } from './usePageTitle'

type Props = { title: string; about: string; action?: ReactNode }

export function PageHead({ title, about, action }: Props) {
  usePageTitle(title)
  return (
    <header className={classes.head}>
      <div>
        <Title order={1}>{title}</Title>
        <Text c="dimmed">{about}</Text>
      </div>
      {action}
    </header>
  )
}
