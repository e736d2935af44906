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
  'domain.notAskable':
    'Keine Richtlinie lässt Sie mit diesem Team Zugang dazu beantragen.',
  'domain.policyUnknown':
    'Für welche der Domains Sie Zugang beantragen dürfen, ist gerade nicht bekannt. {{reason}}',
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
  'team.title': 'Team',
  'team.find': 'Team suchen',
  'team.people': '{{number}} Personen',
  'team.onePerson': '1 Person',
  'team.failed': 'Die Teams können nicht angezeigt werden. {{reason}}',
  'people.title': 'Personen',
  'people.find': 'Name, Login oder Adresse suchen',
  'people.failed': 'Die Personen können nicht angezeigt werden',
  'people.disabled': 'In IAM Identity Center deaktiviert',
  'people.not-in-catalog':
    'Noch nicht im Katalog, der Personen wenige Minuten nach dem Abgleich aufnimmt',
  'people.ambiguous':
    'Mehrere Katalogbenutzer führen zu diesem Benutzer; das Plattform-Team kann die Adresse von einem berichtigen oder ihn aus dem Katalog entfernen',
  'people.noMatch': 'Niemand passt dazu.',
  'people.more': 'Es gibt weitere Personen; suchen Sie nach ihnen.',
  'people.chosen': 'Ausgewählt: {{people}}',
  'people.clear': 'Niemanden auswählen',
  'network.vpc': 'VPC',
  'network.subnets': 'Subnetze',
  'network.securityGroups': 'Sicherheitsgruppen',
  'network.securityGroupsHint': 'Für Apps; nötig ohne Zugang zum Internet',
  'network.isDefault': '{{cidr}}, die Standard-VPC der Region',
  'network.choosePlace': 'Wählen Sie zuerst ein AWS-Konto und eine Region.',
  'network.loading': 'Die Netzwerke des Kontos werden gelesen',
  'network.failed': 'Die Netzwerke des Kontos können nicht angezeigt werden',
  'network.none': 'Das Konto {{accountId}} hat in {{region}} keine VPC',
  'network.incomplete': 'Wählen Sie eine VPC und mindestens ein Subnetz',
  'plan.incomplete':
    'Wählen Sie ein Team und eine Studio-Domain, um zu sehen, was getan wird.',
  'plan.undecidable':
    'Niemand könnte darüber entscheiden: Wer entscheiden darf, bekommt den Zugang oder beantragt ihn selbst, oder es gibt niemanden. Benennen Sie eine Leitung, die nicht dazugehört, oder bitten Sie das Plattform-Team um Ersatzpersonen',
};
