'use client';

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/**
 * Alerts that wait, as a sign in the frame of the console and not over its pages, where it would cover buttons and times. It
 * stands wherever the frame has marked a place (`data-alert-sign`): in the head of a phone, in the column of a desktop.
 */
export function AlertSign({ words, onOpen }: { words: string; onOpen: () => void }) {
  const [places, setPlaces] = useState<Element[]>([]);
  useEffect(() => setPlaces([...document.querySelectorAll('[data-alert-sign]')]), []);
  return places.map((place, at) =>
    createPortal(
      <button
        type="button"
        onClick={onOpen}
        className="min-h-9 w-full truncate rounded-full border border-bad-fill bg-card px-3 py-1 font-medium text-bad text-sm hover:bg-sunken"
      >
        {words}
      </button>,
      place,
      String(at),
    ),
  );
}
