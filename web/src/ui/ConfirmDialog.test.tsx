import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ApiError } from '../api/client'
import { serve, session } from '../testing/server'
import { show } from '../testing/show'
import { ConfirmDialog } from './ConfirmDialog'

test('stays with the reason when it could not be done, and goes when it could', async () => {
  serve({ 'GET /console/session': () => ({ body: session }) })
  const onClose = vi.fn()
  const refused = new ApiError(409, { code: 409, msg: 'In use by 3 subnets', type: 'wrong-state' }, 'r1', null)
  const onConfirm = vi.fn().mockRejectedValueOnce(refused).mockResolvedValueOnce(undefined)
  const { user } = await show(
    <ConfirmDialog
      danger
      title="Delete Ward 3?"
      consequence="Its 12 devices lose their site."
      confirm="Delete site"
      onConfirm={onConfirm}
      onClose={onClose}
    />,
  )
  await user.click(await screen.findByRole('button', { name: 'Delete site' }))
  expect((await screen.findByRole('alert')).textContent).toContain('In use by 3 subnets')
  expect(onClose).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Delete site' }))
  expect(onClose).toHaveBeenCalledOnce()
})
