/** What the server says about a journey for the opened map; the places are centres of cities. */
export interface JourneyData {
  routes: StopData[][];
  /** Where it is still going. */
  to: StopData | null;
}

export type StopData = [lat: number, lon: number, label: string];
