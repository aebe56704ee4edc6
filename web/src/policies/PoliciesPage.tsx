import { EmptyState, SegmentedControl, Text } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { loadPolicies } from '../api/policies'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { DataTable } from '../ui/table/DataTable'
import { useRows } from '../ui/table/useRows'
import { useParam } from '../ui/useParam'
import { Names, usePolicyColumns } from './columns'
import { DownloadMenu } from './DownloadMenu'
import { PictureView } from './PictureView'
import { ProfileField } from './ProfileField'
import { destinationsOf, sourcesOf, spokenIn } from './sides'
import { useProfiles } from './useProfiles'

const shapes = ['table', 'picture'] as const

export default function PoliciesPage() {
  const { t } = useTranslation('policies')
  const [profile, setProfile] = useParam('profile')
  const [shape, setShape] = useParam('as')
  const columns = usePolicyColumns()
  const profiles = useProfiles()
  const rows = useRows({ key: ['policies', 'of', profile], load: (place) => loadPolicies(profile, place) })
  const { query, total } = rows

  const tools = (
    <div className={classes.tools}>
      <div className={classes.search}>
        <ProfileField profiles={profiles} value={profile} onChange={setProfile} />
      </div>
      <SegmentedControl
        aria-label={t('shape')}
        value={shape === 'picture' ? 'picture' : 'table'}
        onChange={(next) => setShape(next === 'picture' ? next : '')}
        data={shapes.map((value) => ({ value, label: t(`shapes.${value}`) }))}
      />
      <Text role="status" c="dimmed" className={`nowrap ${classes.count}`}>
        {query.isSuccess && t('total', { count: total, shown: formatNumber(total) })}
      </Text>
    </div>
  )
  const empty = (
    <EmptyState
      icon={<IconRoute />}
      title={profile ? t('noMatch', { profile: visible(profile) }) : t('none')}
      description={profile ? t('noMatchAbout') : t('noneAbout')}
      mt="xl"
    />
  )
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} action={<DownloadMenu profile={profile} />} />
      {shape === 'picture' ? (
        <PictureView rows={rows} tools={tools} empty={empty} />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          failed={t('failed')}
          tools={tools}
          empty={empty}
          card={(policy) => (
            <>
              <Foreign value={policy.policySetName} />
              <Names names={sourcesOf(policy)} />
              <Names names={spokenIn(policy)} />
              <Names names={destinationsOf(policy)} />
            </>
          )}
        />
      )}
    </div>
  )
}
