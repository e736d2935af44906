/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect, useState } from 'react';

/** What the focus can return to, from the inside out. */
const PLACES = '[role="row"], [role="region"], section, main';

/**
 * For the inside of a dialog. The dialog returns the focus to the button that opened it. Where that is gone by then, since
 * what was done is no longer offered, it would be the first thing in the same table; with this it is the row or the section
 * that the button was in.
 */
export function FocusReturn() {
  const [{ opener, places }] = useState(findOpener);
  useEffect(
    () => () => {
      // In the next frame, as the dialog itself does, and after it.
      requestAnimationFrame(() => {
        const { activeElement } = document;
        const isGone = opener?.isConnected === false;
        const isInDialog = activeElement?.closest('[role="dialog"]');
        if (isGone && !isInDialog) {
          focus(places.find(place => place.isConnected));
        }
      });
    },
    [opener, places],
  );
  return null;
}

/** The button that was pressed, or the menu's for an item of a menu; and the places that it is in. */
function findOpener(): { opener: Element | null; places: HTMLElement[] } {
  const pressed = document.activeElement;
  const menu = pressed?.closest('[role="menu"]');
  const opener = menu
    ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '')
    : pressed;
  const places: HTMLElement[] = [];
  let place = opener?.closest<HTMLElement>(PLACES);
  while (place) {
    places.push(place);
    place = place.parentElement?.closest<HTMLElement>(PLACES);
  }
  return { opener, places };
}

function focus(place: HTMLElement | undefined): void {
  if (place && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
  }
  place?.focus();
}
