import { useId } from 'react'
import classes from './CodeBox.module.css'
import { Copy } from './Copy'

type Props = { label: string; value: string; copyLabel: string; hint?: string; lines?: boolean; whole?: boolean }

/**
 * Monospace text to take away. `lines` keeps line breaks; otherwise a long value wraps where it must. `whole` shows all
 * lines, where a long text is what the page is about.
 */
export function CodeBox({ label, value, copyLabel, hint, lines = false, whole = false }: Props) {
  const id = useId()
  return (
    <div>
      <div className={classes.head}>
        <span>
          <span id={id} className={classes.label}>
            {label}
          </span>{' '}
          {hint && <code className="dimmed">{hint}</code>}
        </span>
        <Copy withText value={value} label={copyLabel} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields */}
      <pre
        className={classes.box}
        data-lines={lines || undefined}
        data-whole={whole || undefined}
        role="group"
        aria-labelledby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
        tabIndex={0}
      >
        {value}
      </pre>
    </div>
  )
}
