/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Scrolls the selected tab of a row into sight, now and whenever it changes.
 *
 * @returns ends it
 */
export function keepSelectedInSight(row: HTMLElement): () => void {
  const show = () => showSelected(row);
  show();
  // Tabs are rendered after their list, and are as wide as the texts of the language, which come later still.
  const observer = new MutationObserver(show);
  observer.observe(row, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-selected'],
  });
  return () => observer.disconnect();
}

/** Scrolls the row alone. `scrollIntoView` would scroll the page as well. */
function showSelected(row: HTMLElement): void {
  const tab = row.querySelector('[role=tab][aria-selected=true]');
  if (!tab) {
    return;
  }
  const { left, right } = tab.getBoundingClientRect();
  const seen = row.getBoundingClientRect();
  if (left < seen.left) {
    row.scrollLeft += left - seen.left;
  } else if (right > seen.right) {
    row.scrollLeft += right - seen.right;
  }
}
