/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Every text of the form fields in German; AWS's own terms stay as they are. */
export const germanMessages = {
  'domain.title': 'Studio-Domain',
  'domain.place': 'Konto {{accountId}}, {{region}}',
  'domain.find': 'Domain suchen',
  'domain.noMatch': 'Keine Domain passt zu „{{text}}“.',
  'domain.loading': 'Die Studio-Domains werden geladen',
  'domain.failed': 'Die Studio-Domains können nicht angezeigt werden',
  'domain.none': 'Noch ist keine Studio-Domain bekannt',
  'domain.noneHelp':
    'Domains erscheinen nach dem ersten Abgleich mit AWS. Wenn nicht, bitten Sie das Plattform-Team, die Konten und Regionen in der Konfiguration zu prüfen.',
  'domain.unknown':
    'Es gibt keine Studio-Domain „{{domainId}}“. Wählen Sie eine aus der Liste',
  'domain.unchecked':
    'Die Studio-Domain kann gerade nicht geprüft werden; versuchen Sie es noch einmal. {{reason}}',
  'role.title': 'Ausführungsrolle',
  'role.isDefault': '{{name}} (Vorgabe der Domain)',
  'role.chooseDomain': 'Wählen Sie zuerst eine Studio-Domain.',
  'role.none':
    'Die Domain {{domain}} bietet keine Ausführungsrollen zur Wahl. Ihre eigene Vorgabe wird verwendet.',
  'role.notOffered':
    'Die Domain {{domain}} bietet die Ausführungsrolle „{{role}}“ nicht an. Wählen Sie eine von {{roles}}',
  'role.noneOffered':
    'Die Domain {{domain}} bietet keine Ausführungsrollen zur Wahl. Lassen Sie das Feld leer',
  'role.unchecked':
    'Die Ausführungsrolle kann gerade nicht geprüft werden; versuchen Sie es noch einmal. {{reason}}',
};
