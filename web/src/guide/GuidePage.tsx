import { Button, Stack } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../ui/PageHead'
import { CallStep } from './CallStep'
import { FollowStep } from './FollowStep'
import classes from './GuidePage.module.css'
import { KeyStep } from './KeyStep'

/** From nothing to the first answer of the API, and on. */
export default function GuidePage() {
  const { t } = useTranslation('guide')
  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        about={t('about')}
        action={
          <Button component="a" href="/docs" variant="default" leftSection={<IconBook2 size={16} aria-hidden />}>
            {t('reference')}
          </Button>
        }
      />
      <Stack>
        <KeyStep />
        <CallStep />
        <FollowStep />
      </Stack>
    </div>
  )
}
