import { Action, EmptyState, formatDateTime, Icon, Sheet } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../data/api.ts'
import { Loaded } from '../data/Loaded.tsx'
import { useLocal } from '../data/local.ts'
import { useCommand } from '../data/use-command.ts'
import { paths } from '../paths.ts'
import { atCenter } from '../session/clock.ts'

type Message = Outputs['organization']['inbox']['list']['rows'][number]

const SIZE = 50

/** The bell with the number of unread messages, and the messages behind it. */
export function Inbox() {
  const { t } = useTranslation('shell')
  const [open, setOpen] = useState(false)
  const inbox = useQuery(api.organization.inbox.list.queryOptions({ size: SIZE }))
  const markRead = useCommand(api.organization.inbox.markRead.mutationOptions())
  const unread = inbox.data?.unread ?? 0
  const unreadIds = (inbox.data?.rows ?? []).filter(({ readAt }) => readAt === null).map(({ id }) => id)
  return (
    <>
      <button type="button" className="action action-quiet action-icon bell" onClick={() => setOpen(true)}>
        <Icon name="bell" />
        {unread > 0 && <span className="bell-count" aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}
        <span className="unseen">{t('inbox.open', { count: unread })}</span>
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('inbox.title')}>
        <Loaded query={inbox}>
          {({ rows }) => rows.length === 0
            ? <EmptyState title={t('inbox.none')}>{t('inbox.noneNext')}</EmptyState>
            : (
              <>
                <div className="row">
                  <Action reason={unreadIds.length === 0 ? t('inbox.allRead') : undefined} busy={markRead.busy} onClick={() => markRead.run({ ids: unreadIds })}>
                    {t('inbox.markAll')}
                  </Action>
                </div>
                <ul className="messages">{rows.map((message) => <Entry key={message.id} message={message} onRead={() => markRead.run({ ids: [message.id] })} />)}</ul>
              </>
            )}
        </Loaded>
      </Sheet>
    </>
  )
}

function Entry({ message, onRead }: { message: Message; onRead: () => void }) {
  const { t, i18n } = useTranslation('shell')
  const local = useLocal()
  const unread = message.readAt === null
  const title = local(message.title)
  return (
    <li className={unread ? 'message-unread' : undefined}>
      <p className="message-title">
        {unread && <span className="unseen">{t('inbox.unread')}</span>}
        {message.link ? <a href={message.link} data-item onClick={() => { if (unread) onRead() }}>{title}</a> : title}
      </p>
      <p>{local(message.body)}</p>
      <p className="soft row">
        <span>{formatDateTime(atCenter(message.raisedAt), i18n.language).slice(0, -3)}</span>
        {message.clauses.map((id) => <a key={id} className="clause-link" href={paths.clause(id)}>{id}</a>)}
      </p>
    </li>
  )
}
