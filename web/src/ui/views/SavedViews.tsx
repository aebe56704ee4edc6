import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconStack2, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session'
import type { View, ViewPage } from '../../api/views'
import { visible } from '../../text/visible'
import { ConfirmDialog } from '../ConfirmDialog'
import { useTell } from '../useTell'
import classes from './SavedViews.module.css'
import { useViews } from './useViews'
import { ViewDialog } from './ViewDialog'

type Asked = 'create' | 'rename' | 'delete' | null

/** Stands at the left of a filter bar: opens, keeps and shares what the list shows. Words: `views`. */
export function SavedViews({ page }: { page: ViewPage }) {
  const { t } = useTranslation('views')
  const tell = useTell()
  const { role } = useSession()
  const views = useViews(page)
  const [asked, setAsked] = useState<Asked>(null)
  const { current, changed } = views
  const mayShare = role !== 'read-only'
  const act = (work: Promise<unknown>, words: string) => work.then(() => tell.done(words), tell.failure)
  const close = () => setAsked(null)

  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            className={classes.button}
            leftSection={<IconStack2 size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            <bdi className="cut">{current ? visible(current.name) : t('views')}</bdi>
            {current && changed && <span className="dimmed">&nbsp;· {t('changed')}</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <ViewItem view={null} checked={!current && !changed} onOpen={() => views.open(null)} />
          {views.views.map((view) => (
            <ViewItem
              key={view.id}
              view={view}
              checked={view.id === current?.id && !changed}
              onOpen={() => views.open(view)}
            />
          ))}
          {views.query.isSuccess && views.views.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
          {views.query.isError && (
            <Menu.Item closeMenuOnClick={false} onClick={() => views.query.refetch()}>
              {t('failed')}
            </Menu.Item>
          )}
          <Menu.Divider />
          {current?.may_change && (
            <Menu.Item
              disabled={!changed}
              onClick={() => act(views.save(current), t('saved', { name: visible(current.name) }))}
            >
              {t('save')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setAsked('create')}>{t('saveAs')}</Menu.Item>
          {current?.may_change && (
            <>
              <Menu.Item onClick={() => setAsked('rename')}>{t('rename')}</Menu.Item>
              {mayShare && (
                <Menu.Item
                  onClick={() =>
                    act(
                      views.change(current, { shared: !current.shared }),
                      t(current.shared ? 'isPrivate' : 'isShared', { name: visible(current.name) }),
                    )
                  }
                >
                  {t(current.shared ? 'unshare' : 'share')}
                </Menu.Item>
              )}
              <Menu.Item color="red" onClick={() => setAsked('delete')}>
                {t('delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === 'create' && (
        <ViewDialog
          title={t('saveAs')}
          confirm={t('save')}
          mayShare={mayShare}
          onConfirm={views.create}
          onClose={close}
        />
      )}
      {asked === 'rename' && current && (
        <ViewDialog
          title={t('rename')}
          confirm={t('rename')}
          name={current.name}
          onConfirm={(name) => views.change(current, { name })}
          onClose={close}
        />
      )}
      {asked === 'delete' && current && (
        <ConfirmDialog
          danger
          title={t('deleteTitle', { name: visible(current.name) })}
          consequence={t(current.shared ? 'deleteShared' : 'deletePrivate')}
          confirm={t('delete')}
          onConfirm={() => views.remove(current)}
          onClose={close}
        />
      )}
    </>
  )
}

type ItemProps = { view: View | null; checked: boolean; onOpen(): void }

function ViewItem({ view, checked, onOpen }: ItemProps) {
  const { t } = useTranslation('views')
  return (
    <Menu.RadioItem
      value={view?.id ?? ''}
      checked={checked}
      checkIcon={<IconCheck size={14} aria-hidden />}
      closeMenuOnClick
      rightSection={view?.shared && <IconUsers size={14} aria-label={t('isSharedLabel')} />}
      onChange={onOpen}
    >
      {view ? (
        <>
          <bdi className="cut">{visible(view.name)}</bdi>
          {!view.mine && <small className="dimmed cut">{visible(view.owner)}</small>}
        </>
      ) : (
        t('all')
      )}
    </Menu.RadioItem>
  )
}
