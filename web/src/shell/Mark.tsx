/** The product mark; the same drawing is `public/mark.svg`. */
export function Mark({ size = 24 }: { size?: number }) {
  return <img src="/mark.svg" width={size} height={size} alt="" />
}
