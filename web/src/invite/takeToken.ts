/** The token behind the `#`, which is taken out of the address, and with it out of the history, at once. */
export function takeToken(): string {
  const token = location.hash.slice(1)
  if (token) history.replaceState(null, '', location.pathname)
  return token
}
