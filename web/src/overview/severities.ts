/** Of alerts, the gravest first, with their colours. */
export const severities = [
  { name: 'high', color: '--severity-high' },
  { name: 'medium', color: '--severity-medium' },
  { name: 'low', color: '--severity-low' },
  { name: 'info', color: '--mantine-color-dimmed' },
] as const

/** Of vulnerabilities and risk, as the server writes them. */
export const levels = [
  { word: 'Critical', name: 'critical', color: '--severity-critical' },
  { word: 'High', name: 'high', color: '--severity-high' },
  { word: 'Medium', name: 'medium', color: '--severity-medium' },
  { word: 'Low', name: 'low', color: '--severity-low' },
] as const
