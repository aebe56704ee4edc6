import { useLocalStorage } from '@mantine/hooks'

export type Density = 'comfortable' | 'compact'

/** How high rows are, in every table of this browser. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useLocalStorage<Density>({
    key: 'table-density',
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  })
  return [density === 'compact' ? density : 'comfortable', setDensity]
}
