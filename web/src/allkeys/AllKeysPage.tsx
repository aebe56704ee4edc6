import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allKeysKey, type OwnedKey } from '../api/allKeys'
import type { StateChange } from '../api/keys'
import { ForAdministrators } from '../ui/ForAdministrators'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { useOpener } from '../ui/useOpener'
import { AllKeysTable } from './AllKeysTable'
import { AnyKeyDialog } from './AnyKeyDialog'

export default function AllKeysPage() {
  return (
    <ForAdministrators>
      <AllKeys />
    </ForAdministrators>
  )
}

function AllKeys() {
  const { t } = useTranslation('allkeys')
  const queries = useQueryClient()
  const [open, setOpen] = useState<{ accessKey: OwnedKey; change: StateChange } | null>(null)
  const opener = useOpener()
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} />
      <AllKeysTable
        onChange={(accessKey, change, from) => {
          opener.remember(from)
          setOpen({ accessKey, change })
        }}
      />
      {open && (
        <AnyKeyDialog
          {...open}
          onChanged={() => queries.invalidateQueries({ queryKey: allKeysKey })}
          onClose={() => {
            setOpen(null)
            opener.restore()
          }}
        />
      )}
    </div>
  )
}
