import { fireEvent, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { expect, test } from 'vitest'
import { serveInventory } from '../testing/inventory'
import { show } from '../testing/show'
import { Shell } from './Shell'

const open = (page: ReactNode) => {
  serveInventory({ 'GET /console/api/counts': () => ({ open_alerts: 3, open_vulnerabilities: 5 }) })
  return show(<Shell />, {
    routes: [
      {
        element: <Shell />,
        children: [
          { path: '/page', element: page },
          { path: '/next', element: <h1>Next</h1> },
        ],
      },
    ],
    at: '/page',
  })
}

function Dialogs() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button type="button">Before</button>
      <button type="button" onClick={() => setOpened(true)}>
        Open
      </button>
      {opened && (
        <div role="dialog" aria-modal="true" aria-label="Ask">
          <button type="button" onClick={() => setOpened(false)}>
            Done
          </button>
        </div>
      )}
    </>
  )
}

test('the keyboard goes back to where a dialog was opened when the dialog is taken away', async () => {
  const { user } = await open(<Dialogs />)
  const opener = await screen.findByRole('button', { name: 'Open' })
  await user.click(opener)
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

function Words() {
  const [words, setWords] = useState(['one', 'two'])
  return words.map((word) => (
    <button key={word} type="button" onClick={() => setWords(words.filter((other) => other !== word))}>
      {word}
    </button>
  ))
}

test('where a thing is taken away under the keyboard, it stays in the page', async () => {
  const { user } = await open(<Words />)
  await user.click(await screen.findByRole('button', { name: 'two' }))
  await waitFor(() => expect(document.activeElement?.id).toBe('content'))
})

test('another page begins at its top, with the keyboard in it', async () => {
  const { user } = await open(<Link to="/next">Go</Link>)
  const content = document.getElementById('content') as HTMLElement
  content.scrollTop = 700
  await user.click(await screen.findByRole('link', { name: 'Go' }))
  await screen.findByRole('heading', { name: 'Next' })
  expect(content.scrollTop).toBe(0)
  await waitFor(() => expect(document.activeElement).toBe(content))
})

test.each([
  ['/', { key: '/', code: 'Slash' }, true],
  ['/ with Shift, as on a German keyboard', { key: '/', code: 'Digit7', shiftKey: true }, true],
  ['?', { key: '?', code: 'Slash', shiftKey: true }, false],
])('%s: the search has the keyboard or not', async (_, key, has) => {
  await open(<p>Page</p>)
  const field = await screen.findByRole('searchbox', { name: 'Search devices' })
  fireEvent.keyDown(document.documentElement, key)
  expect(document.activeElement === field).toBe(has)
})
