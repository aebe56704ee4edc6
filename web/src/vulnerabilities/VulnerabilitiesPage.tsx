import { useTranslation } from 'react-i18next'
import { ExportButton } from '../ui/ExportButton'
import { useFilter } from '../ui/filter/useFilter'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { ByDevice } from './ByDevice'
import { ByVulnerability } from './ByVulnerability'
import { useGrouping } from './useGrouping'

export default function VulnerabilitiesPage() {
  const { t } = useTranslation('vulnerabilities')
  const [by] = useGrouping()
  const [filter] = useFilter()
  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        about={t('about')}
        action={<ExportButton name="export/vulnerabilities" query={{ filter }} />}
      />
      {by === 'device' ? <ByDevice /> : <ByVulnerability />}
    </div>
  )
}
