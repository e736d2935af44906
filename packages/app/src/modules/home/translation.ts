/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTranslationRef } from '@backstage/frontend-plugin-api';

const german = {
  title: 'Die ersten zehn Minuten',
  intro:
    'Dies ist eine Demo: Eine Sandbox auf diesem Rechner ersetzt AWS und Okta. Melden Sie sich als diese Personen an, jede in einem eigenen privaten Fenster.',
  'ben.who': 'Ben Carter, Analyst',
  'ben.what':
    'Er hat noch keinen Zugang. Beantragen Sie ihn unter „Mein Studio“, mit zwei Klicks.',
  'olga.who': 'Olga Petrova, leitet sein Team',
  'olga.what':
    'Sie sieht den Antrag hier auf der Startseite und genehmigt ihn, oder öffnet ihn, um eine kürzere Dauer zu genehmigen.',
  'mira.who': 'Mira Santos, leitet forecasting',
  'mira.what':
    'Sie nimmt ihr ganzes Team auf einmal auf und verfolgt den Fortschritt jeder Person.',
  'ingrid.who': 'Ingrid Larsen, betreut die Plattform',
  'ingrid.what':
    'Sie sieht alle Domains und beantragt in research-lab die Reparatur eines Zugangs, der nur zur Hälfte da ist. Tomas Oliveira, der das Team leitet, genehmigt sie.',
  'open.ben': 'Mein Zugang',
  'open.olga': 'Zu entscheidende Anträge',
  'open.mira': 'Team forecasting',
  'open.ingrid': 'Domains',
  sandbox:
    'Ändern Sie dann etwas in AWS oder Okta, und sehen Sie, wie das Portal reagiert:',
  openSandbox: 'Sandbox steuern',
} as const;

/** The texts of the demo's own card. */
export const demoTranslationRef = createTranslationRef({
  id: 'app.demo',
  messages: {
    title: 'The first ten minutes',
    intro:
      'This is a demo: a sandbox on this machine stands in for AWS and Okta. Sign in as these people, each in a private window.',
    ben: {
      who: 'Ben Carter, analyst',
      what: 'He has no access yet. Request it under “My Studio”, with two clicks.',
    },
    olga: {
      who: 'Olga Petrova, leads his team',
      what: 'She sees his request here on the home page and approves it, or opens it to approve a shorter time.',
    },
    mira: {
      who: 'Mira Santos, leads forecasting',
      what: 'She onboards her whole team at once and follows the progress of each person.',
    },
    ingrid: {
      who: 'Ingrid Larsen, runs the platform',
      what: 'She sees every domain, and asks for the repair of access in research-lab that is only half there. Tomas Oliveira, who leads that team, approves it.',
    },
    open: {
      ben: 'My access',
      olga: 'Requests to decide',
      mira: 'Team forecasting',
      ingrid: 'Domains',
    },
    sandbox:
      'Then change something in AWS or Okta, and watch how the portal reacts:',
    openSandbox: 'Control the sandbox',
  },
  translations: {
    de: async () => ({ default: german }),
  },
});
