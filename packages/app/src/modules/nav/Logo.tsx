/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** An open door in a rounded square, legible at the size of the sidebar. */
export function LogoMark() {
  return (
    <svg
      style={{ flexShrink: 0 }}
      width="28"
      height="28"
      viewBox="0 0 28 28"
      aria-hidden="true"
    >
      <rect x="1" y="1" width="26" height="26" rx="7" fill="#2f6bff" />
      <path d="M9 21V8.5L17 6v15z" fill="#ffffff" />
      <path d="M17 8.5h2.8V21" fill="none" stroke="#bcd0ff" strokeWidth="1.8" />
      <circle cx="14.7" cy="14" r="1.1" fill="#2f6bff" />
    </svg>
  );
}

/** The logo with the name of the product. */
export function LogoFull() {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <LogoMark />
      <span
        style={{
          color: '#ffffff',
          fontSize: 18,
          fontWeight: 600,
          whiteSpace: 'nowrap',
        }}
      >
        Studio Access
      </span>
    </span>
  );
}
