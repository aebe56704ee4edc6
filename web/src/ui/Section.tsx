import { Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './Section.module.css'

type Props = { title: string; about?: ReactNode; action?: ReactNode; wide?: boolean; children: ReactNode }

export function Section({ title, about, action, wide = false, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} data-wide={wide || undefined} aria-labelledby={id}>
      <div className={classes.head}>
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {about && <Text c="dimmed">{about}</Text>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
