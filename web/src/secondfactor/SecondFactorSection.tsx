import { Button, Group, Stack, Text } from '@mantine/core'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Pairing, renewRecoveryCodes, turnOffSecondFactor } from '../api/secondFactor'
import { loadSession, useSession } from '../api/session'
import { Section } from '../ui/Section'
import { StateLabel } from '../ui/StateLabel'
import { useOpener } from '../ui/useOpener'
import { useTell } from '../ui/useTell'
import { BeginDialog } from './BeginDialog'
import { CodeDialog } from './CodeDialog'
import { CodesDialog } from './CodesDialog'
import { PairDialog } from './PairDialog'

/** The secret and the codes live in this state alone, and go with their dialog. */
type Open =
  | { step: 'begin' | 'renew' | 'turnOff' }
  | { step: 'pair'; pairing: Pairing }
  | { step: 'codes'; codes: string[] }

export function SecondFactorSection() {
  const { t } = useTranslation('secondfactor')
  const { second_factor: factor } = useSession()
  const tell = useTell()
  const opener = useOpener()
  const [open, setOpen] = useState<Open | null>(null)

  function show(step: 'begin' | 'renew' | 'turnOff', from: HTMLElement) {
    opener.remember(from)
    setOpen({ step })
  }

  // A dialog that has been answered by the next one must not take that one with it.
  const close = (from: Open['step']) => {
    setOpen((now) => (now?.step === from ? null : now))
    opener.restore()
  }

  function showCodes(codes: string[]) {
    setOpen({ step: 'codes', codes })
    loadSession()
  }

  async function turnOff(code: string) {
    await turnOffSecondFactor(code)
    await loadSession()
    tell.done(t('turnOff.done'))
  }

  return (
    <Section title={t('title')}>
      <Stack gap="sm" align="flex-start">
        <StateLabel icon={factor.on ? IconShieldCheck : IconShieldOff} tone={factor.on ? 'good' : 'plain'}>
          <span style={{ whiteSpace: 'normal' }}>{t(factor.on ? 'on' : 'off')}</span>
        </StateLabel>
        {factor.on && <Text c="dimmed">{t('left', { count: factor.recovery_codes_left })}</Text>}
        <Group gap="xs">
          {(factor.on ? (['renew', 'turnOff'] as const) : (['begin'] as const)).map((step) => (
            <Button key={step} variant="default" onClick={(event) => show(step, event.currentTarget)}>
              {t(`${step}.verb`)}
            </Button>
          ))}
        </Group>
      </Stack>
      {open?.step === 'begin' && (
        <BeginDialog onBegun={(pairing) => setOpen({ step: 'pair', pairing })} onClose={() => close('begin')} />
      )}
      {open?.step === 'pair' && (
        <PairDialog pairing={open.pairing} onPaired={showCodes} onClose={() => close('pair')} />
      )}
      {open?.step === 'codes' && <CodesDialog codes={open.codes} onClose={() => close('codes')} />}
      {open?.step === 'renew' && (
        <CodeDialog
          change="renew"
          onCode={async (code) => showCodes((await renewRecoveryCodes(code)).recovery_codes)}
          onClose={() => close('renew')}
        />
      )}
      {open?.step === 'turnOff' && <CodeDialog change="turnOff" onCode={turnOff} onClose={() => close('turnOff')} />}
    </Section>
  )
}
