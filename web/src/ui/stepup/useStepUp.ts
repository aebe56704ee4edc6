import { useState } from 'react'
import { isProblem } from '../../api/client'
import { confirmPassword, useSession } from '../../api/session'
import { useNow } from '../Time'

/** Some changes need a password given in the last minutes: asks when it is due by our clock or by the server's word. */
export function useStepUp() {
  const { confirmed_until } = useSession()
  const now = useNow()
  const [asked, setAsked] = useState(false)
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState(false)
  const due = asked || Date.parse(confirmed_until) <= now

  /** Gives null when the person has to enter the password (again) first. */
  async function run<T>(action: () => Promise<T>): Promise<T | null> {
    setWrong(false)
    try {
      if (due) await confirmPassword(password)
      setAsked(false)
      const result = await action()
      setPassword('')
      return result
    } catch (error) {
      if (isProblem(error, 'confirm-password')) setAsked(true)
      else if (due && isProblem(error, 'sign-in-failed')) setWrong(true)
      else throw error
      return null
    }
  }

  return { due, password, setPassword, wrong, ready: !due || password !== '', run }
}

export type StepUp = ReturnType<typeof useStepUp>
