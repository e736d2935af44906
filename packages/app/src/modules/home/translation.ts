/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTranslationRef } from '@backstage/frontend-plugin-api';

const german = {
  intro:
    'Das ist eine Demo: AWS und Okta spielt eine Sandbox auf diesem Rechner. Melden Sie sich als eine dieser Personen an, am besten jede in einem privaten Fenster.',
  'ben.who': 'Ben Carter, Analyst',
  'ben.what':
    'Er hat keinen Zugang. Beantragen Sie ihn unter My Studio, mit zwei Klicks.',
  'olga.who': 'Olga Petrova, leitet sein Team',
  'olga.what':
    'Sie sieht den Antrag hier auf der Startseite, genehmigt ihn oder verkürzt ihn auf seiner Seite.',
  'mira.who': 'Mira Santos, leitet forecasting',
  'mira.what':
    'Sie holt ihr ganzes Team auf einmal herein und sieht bei jeder Person, wie weit es ist.',
  'ingrid.who': 'Ingrid Larsen, betreut die Plattform',
  'ingrid.what':
    'Sie sieht alle Domains und behebt in research-lab, was nicht zueinander passt.',
  'open.ben': 'Mein Zugang',
  'open.olga': 'Zu entscheidende Anträge',
  'open.mira': 'Team forecasting',
  'open.ingrid': 'Domains',
  sandbox:
    'Dann lassen Sie in AWS oder Okta etwas geschehen, und sehen Sie, was das Portal daraus macht:',
  openSandbox: 'Sandbox steuern',
} as const;

/** The texts of the demo's own card. */
export const demoTranslationRef = createTranslationRef({
  id: 'app.demo',
  messages: {
    intro:
      'This is a demo: a sandbox on this machine plays AWS and Okta. Sign in as one of these people, each in a private window of their own.',
    ben: {
      who: 'Ben Carter, analyst',
      what: 'He has no access. Request it under My Studio, with two clicks.',
    },
    olga: {
      who: 'Olga Petrova, leads his team',
      what: 'She sees his request here on the home page, approves it, or shortens it on its own page.',
    },
    mira: {
      who: 'Mira Santos, leads forecasting',
      what: 'She brings in her whole team at once, and sees how far it is for each person.',
    },
    ingrid: {
      who: 'Ingrid Larsen, runs the platform',
      what: 'She sees every domain, and repairs in research-lab what does not fit together.',
    },
    open: {
      ben: 'My access',
      olga: 'Requests to decide',
      mira: 'Team forecasting',
      ingrid: 'Domains',
    },
    sandbox:
      'Then have something happen in AWS or Okta, and watch what the portal makes of it:',
    openSandbox: 'Control the sandbox',
  },
  translations: {
    de: async () => ({ default: german }),
  },
});
