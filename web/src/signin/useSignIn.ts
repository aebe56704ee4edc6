import { useState } from 'react'
import { ApiError, isProblem } from '../api/client'
import { signIn } from '../api/session'
import { useCountdown } from '../ui/useCountdown'

export type Step = 'password' | 'code' | 'tenant'

/** What was typed so far, and the step the server wants next. Each call sends all of it once more. */
export function useSignIn(known?: { email: string; tenant: string }) {
  const [email, setEmail] = useState(known?.email ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tenants, setTenants] = useState<string[]>([])
  const [tenant, setTenant] = useState(known?.tenant)
  const [step, setStep] = useState<Step>('password')
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const [wait, startWait] = useCountdown()

  function goTo(next: Step, why: unknown = null) {
    setStep(next)
    setError(why)
  }

  async function send() {
    setSending(true)
    setError(null)
    try {
      await signIn({ email: email.trim(), password, tenant, code: code.trim() || undefined })
    } catch (problem) {
      setSending(false)
      if (problem instanceof ApiError && problem.retryAfter) startWait(problem.retryAfter)
      if (isProblem(problem, 'second-factor')) goTo('code')
      else if (isProblem(problem, 'wrong-code')) {
        setCode('')
        goTo('code', problem)
      } else if (isProblem(problem, 'choose-tenant') && problem.problem.tenants) {
        setTenants(problem.problem.tenants)
        setTenant(problem.problem.tenants[0])
        goTo('tenant')
      } else if (isProblem(problem, 'sign-in-failed')) {
        setCode('')
        goTo('password', problem)
      } else setError(problem)
    }
  }

  function restart() {
    setPassword('')
    setCode('')
    setTenants([])
    setTenant(known?.tenant)
    goTo('password')
  }

  const fields = { email, setEmail, password, setPassword, code, setCode, tenants, tenant, setTenant }
  return { ...fields, step, error, sending, wait, send, restart }
}
