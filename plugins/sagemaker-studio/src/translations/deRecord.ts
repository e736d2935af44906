/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The sentences of the record and of creating domains, in German. */
export const germanRecord = {
  'message.ended.withdrawn': 'Zurückgezogen, von wem er gestellt wurde',
  'message.ended.undecided': 'Niemand hat vor dem {{at}} entschieden',
  'message.left.user-gone':
    'Der Benutzer ist aus Identity Center verschwunden.',
  'message.left.user-disabled':
    'Der Benutzer ist in Identity Center deaktiviert.',
  'message.left.everywhere':
    'Die Person ist aus dem Katalog verschwunden, und in Identity Center aus der Gruppe des Teams und jeder Gruppe der Domain.',
  'message.approvers.stuck':
    'Niemand ist übrig, um über die Stufe ‚{{stage}}‘ zu entscheiden: Von {{approvers}} sind zu wenige da und dürfen entscheiden.',
  'message.approvers.replaced':
    'Von {{approvers}} sind zu wenige übrig, um über die Stufe ‚{{stage}}‘ zu entscheiden; an ihrer Stelle entscheiden {{others}}.',
  'message.approvers.of-policy': 'denen der Richtlinie',
  'message.approvers.stuck.remedy':
    'Das Plattform-Team kann in der Richtlinie andere Entscheidende nennen oder Mitglieder in die Gruppe aufnehmen lassen.',
  'message.drift.group-gone':
    'Die Gruppe {{group}}, über die {{person}} hineinkam, ist aus IAM Identity Center verschwunden. Eine neue Gruppe dieses Namens ist eine andere und bringt den Zugang nicht zurück. Ist dieser Zugang entzogen, kann er über eine andere Gruppe oder mit eigener Zuweisung neu beantragt werden.',
  'message.drift.group-unassigned':
    'Die Gruppe {{group}}, über die {{person}} hineinkam, ist der Domain nicht mehr zugewiesen. Ein neuer Antrag auf den Zugang weist sie wieder zu.',
  'message.drift.not-in-group':
    '{{person}} ist nicht mehr in der Gruppe {{group}}, über die der Zugang gewährt wurde. Mitgliedschaften ändert man im Identity Provider; mit der Rückkehr in die Gruppe gilt der Zugang wieder von selbst. Soll er ohne die Gruppe bleiben, entziehen Sie ihn und beantragen Sie eine eigene Zuweisung.',
  'message.drift.not-assigned':
    '{{person}} ist der Domain nicht mehr zugewiesen.',
  'message.drift.profile-gone':
    'Das Profil ‚{{profile}}‘ von {{person}} ist weg.',
  'message.drift.unnamed-profile-gone': 'Das Profil von {{person}} ist weg.',
  'message.drift.profile-status':
    'Das Profil ‚{{profile}}‘ von {{person}} ist {{status}}.',
  'message.drift.role':
    'Das Profil ‚{{profile}}‘ von {{person}} hat die Rolle {{role}} statt {{granted}}.',
  'message.redo.replaced':
    'Studio öffnet für {{person}} inzwischen das Profil ‚{{profile}}‘.',
  'message.redo.role':
    'AWS zeigt das Profil ‚{{profile}}‘ noch mit der Rolle {{role}}.',
  'message.redo.no-profile':
    'Das Profil ‚{{profile}}‘ von {{person}} ist nicht da.',
  'message.redo.profile-unseen':
    'AWS zeigt kein Profil ‚{{profile}}‘ von {{person}}.',
  'message.redo.profile-status':
    'AWS zeigt das Profil ‚{{profile}}‘ als {{status}}.',
  'message.redo.other-role':
    'AWS zeigt das Profil ‚{{profile}}‘ mit der Rolle {{role}} statt {{granted}}.',
  'message.redo.not-assigned':
    'AWS zeigt keine Zuweisung von {{person}} zur Domain.',
  'message.redo.group-not-assigned':
    'AWS zeigt keine Zuweisung der Gruppe {{group}} zur Domain.',
  'message.redo.still-assigned':
    'AWS zeigt {{who}} noch als der Domain zugewiesen.',
  'message.redo.still-profile':
    'AWS zeigt noch das Profil ‚{{profile}}‘ von {{person}}.',
  'message.redo.still-space':
    'AWS zeigt noch den Space ‚{{space}}‘ von {{person}}.',
  'message.redo.still-apps': 'AWS zeigt noch Apps von {{person}}: {{apps}}.',
  'message.rule.internal':
    'Ein interner Fehler hat die Regel aufgehalten; er steht im Log des Backends.',
  'message.new-domain.create-role':
    'Die Ausführungsrolle {{role}} mit der Permissions Boundary anlegen.',
  'message.new-domain.adopt':
    'Die Domain {{domain}} übernehmen, die den Namen {{name}} und alle diese Einstellungen schon hat.',
  'message.new-domain.create':
    'Die Domain {{name}} im Konto {{account}}, {{region}}, in {{vpc}} {{access}} mit der Ausführungsrolle {{role}} anlegen.',
  'message.new-domain.internet': 'mit Zugang zum Internet',
  'message.new-domain.vpc-only': 'ohne Zugang zum Internet',
  'message.new-domain.set-up':
    'Warten, bis sie in Betrieb ist, was einige Minuten dauert. AWS legt ihre Anwendung in IAM Identity Center und ihr Dateisystem an.',
  'message.new-domain.manage':
    'Sie für {{owner}} verwalten: Zugang lässt sich sofort beantragen.',
  'message.new-domain.observe':
    'Sie für {{owner}} beobachten: Sie wird gezeigt, und nichts darin wird geändert.',
  'message.new-domain.undo.adopted':
    'Die Domain war schon da und bleibt, was immer hieraus wird.',
  'message.new-domain.undo.before':
    'Bis sie in Betrieb ist, lässt sich der Antrag abbrechen; was er angelegt hat, wird wieder gelöscht.',
  'message.new-domain.undo.after':
    'Danach löscht man eine Domain in AWS, wenn alle Profile, Spaces und Apps darin gelöscht sind. Die Home-Verzeichnisse gehen verloren, wenn man nicht das Dateisystem behält, was Speicher kostet.',
  'message.new-domain.undo.never':
    'Name, VPC, Schlüssel und Anmeldung über IAM Identity Center lassen sich nie ändern.',
  'message.new-domain.undo.role':
    'Die Ausführungsrolle bleibt, bis sie in IAM gelöscht wird.',
  'message.new-domain.name-taken':
    'Die Domain {{domain}} hat den Namen ‚{{name}}‘ schon und ist eine andere: {{differences}}.',
  'message.new-domain.name-taken.remedy':
    'Wählen Sie einen anderen Namen, oder beantragen Sie genau diese Einstellungen, um sie zu übernehmen.',
  'message.new-domain.known':
    'Die Domain {{domain}} ist diesem Portal schon bekannt und gehört {{owners}}.',
  'message.new-domain.known-unowned':
    'Die Domain {{domain}} ist diesem Portal schon bekannt, und niemand ist als Eigentümer genannt.',
  'message.new-domain.known.remedy':
    'Beantragen Sie Zugang zu ihr, oder wählen Sie für eine neue einen anderen Namen.',
  'message.new-domain.difference': '{{what}}: {{is}}, gewünscht {{asked}}',
  'message.new-domain.not-set': 'nicht gesetzt',
  'message.new-domain.none': 'keine',
  'message.domain-part.status': 'Status',
  'message.domain-part.sign-in': 'Anmeldung',
  'message.domain-part.role': 'Ausführungsrolle',
  'message.domain-part.vpc': 'VPC',
  'message.domain-part.subnets': 'Subnetze',
  'message.domain-part.security-groups': 'Sicherheitsgruppen',
  'message.domain-part.access': 'Netzzugang',
  'message.domain-part.sharing': 'Ablage geteilter Notebooks',
  'message.domain-part.key': 'Schlüssel',
  'message.domain-part.usual-space': 'übliche Größe von Spaces',
  'message.domain-part.largest-space': 'größte Größe von Spaces',
  'message.domain-part.idle': 'Minuten, bis untätige Apps enden',
  'message.domain-part.sessions': 'Sitzungen den Profilen zuschreiben',
  'message.new-domain.roles-not-created':
    'Dieses Portal legt keine Ausführungsrollen an.',
  'message.new-domain.roles-not-created.remedy':
    'Nennen Sie eine vorhandene Rolle, oder bitten Sie die Betreiber dieses Portals, sagemakerStudio.domainCreation.executionRoles in app-config zu setzen.',
  'message.new-domain.roles-not-created.retry':
    'Setzen Sie sagemakerStudio.domainCreation.executionRoles in app-config, und wiederholen Sie; oder brechen Sie ab, und nennen Sie eine vorhandene Rolle.',
  'message.new-domain.wrong-region':
    'IAM Identity Center ist in {{home}}, und eine Domain mit Anmeldung darüber muss in derselben Region sein, nicht in {{region}}.',
  'message.new-domain.wrong-region.remedy':
    'Legen Sie die Domain in {{home}} an.',
  'message.new-domain.place':
    'Das Portal liest die Domains des Kontos {{account}} in {{region}} nicht.',
  'message.new-domain.place.remedy':
    'Die Betreiber dieses Portals können Konto und Region in sagemakerStudio.accounts in app-config aufnehmen.',
  'message.new-domain.place-partly':
    'Das Portal liest nur einige Domains des Kontos {{account}} in {{region}} und sähe eine neue nicht.',
  'message.new-domain.place-partly.remedy':
    'Die Betreiber dieses Portals können Konto und Region in sagemakerStudio.accounts in app-config so aufnehmen, dass alle Domains gelesen werden.',
  'message.new-domain.no-vpc':
    'Im Konto {{account}}, {{region}}, gibt es keine VPC {{vpc}}.',
  'message.new-domain.no-vpc.remedy': 'Es gibt: {{known}}.',
  'message.new-domain.not-in-vpc': '{{ids}}: nicht in der VPC {{vpc}}.',
  'message.new-domain.not-in-vpc.remedy':
    'Ihre Subnetze und Sicherheitsgruppen sind {{known}}.',
  'message.new-domain.security-group':
    'Eine Domain ohne Zugang zum Internet braucht für ihre Apps eine Sicherheitsgruppe.',
  'message.new-domain.security-group.remedy':
    'Nennen Sie eine der VPC, oder wählen Sie Zugang zum Internet.',
  'message.new-domain.quota':
    'Das Konto {{account}} hat in {{region}} {{number}} Domains, und das Kontingent ist {{quota}}.',
  'message.new-domain.quota.remedy':
    'Lassen Sie das Kontingent „Studio domains per Region“ ({{code}}) in Service Quotas erhöhen, oder löschen Sie eine Domain.',
  'message.new-domain.not-allowed':
    'Der Rolle des Portals im Konto {{account}} fehlt die IAM-Aktion {{action}}.',
  'message.new-domain.not-allowed.remedy':
    'Hängen Sie docs/iam/create-domain.json an diese Rolle, und planen Sie noch einmal.',
  'message.new-domain.being-created':
    'Die Domain ‚{{name}}‘ wird schon angelegt, durch einen anderen Antrag.',
  'message.new-domain.being-created.remedy':
    'Warten Sie darauf, oder brechen Sie ihn zuerst ab.',
  'message.new-domain.role-account':
    'Die Rolle {{role}} gehört nicht zum Konto {{account}}.',
  'message.new-domain.role-account.remedy':
    'SageMaker nimmt nur Rollen des Kontos der Domain.',
  'message.new-domain.no-role': 'Die Rolle {{role}} gibt es nicht.',
  'message.new-domain.no-role.remedy':
    'Prüfen Sie ihren ARN mit Pfad, oder lassen Sie eine Rolle anlegen.',
  'message.new-domain.role-taken':
    'Das Konto hat schon eine Rolle mit dem Namen ‚{{name}}‘: {{role}}.',
  'message.new-domain.role-taken.remedy':
    'Wählen Sie einen anderen Namen, oder nennen Sie diese Rolle als Ausführungsrolle.',
  'message.creation.creating': 'AWS legt die Domain {{domain}} an.',
  'message.creation.name-taken':
    'Eine Domain {{domain}}, die dieser Antrag nicht angelegt hat, heißt inzwischen ‚{{name}}‘. Sie ist nicht die geplante.',
  'message.creation.name-taken.remedy':
    'Brechen Sie ab und fragen Sie neu, um sie zu übernehmen oder mit einem anderen Namen.',
  'message.creation.adopted-gone':
    'Die Domain {{domain}}, die zu übernehmen war, ist aus AWS verschwunden.',
  'message.creation.adopted-gone.remedy':
    'Brechen Sie ab und fragen Sie neu, um sie anzulegen.',
  'message.creation.adopted-changed':
    'Die Domain {{domain}} ist nicht mehr, was geplant war: {{differences}}.',
  'message.creation.adopted-changed.remedy':
    'Ändern Sie das zurück und wiederholen Sie; oder brechen Sie ab, und fragen Sie neu.',
  'message.creation.adopted':
    'Die Domain {{domain}} war schon da und ist übernommen.',
  'message.creation.ask-again.remedy': 'Brechen Sie ab, und fragen Sie neu.',
  'message.creation.in-service': 'Die Domain {{domain}} ist in Betrieb.',
  'message.creation.failed':
    'AWS konnte die Domain {{domain}} nicht anlegen: {{reason}}',
  'message.creation.no-reason': 'ohne Angabe von Gründen',
  'message.creation.failed.remedy':
    'Beheben Sie den Grund und wiederholen Sie, was das Misslungene löscht und die Domain neu anlegt; oder brechen Sie ab.',
  'message.creation.gone': 'Die Domain {{domain}} ist aus AWS verschwunden.',
  'message.creation.gone.remedy':
    'Wiederholen Sie, um sie neu anzulegen, oder brechen Sie ab.',
  'message.creation.adopted-stays':
    'Die Domain {{domain}} war vorher da und bleibt.',
  'message.creation.nothing-to-delete': 'Es gibt keine Domain zu löschen.',
  'message.creation.not-own-stays':
    'Die Domain {{domain}} hat dieser Antrag nicht angelegt, und sie bleibt.',
  'message.creation.in-use-by':
    'Die Domain {{domain}} wird benutzt, mit Benutzerprofilen wie {{profile}}, und bleibt.',
  'message.creation.in-use':
    'Die Domain {{domain}} wird benutzt, sagt AWS, und bleibt.',
  'message.creation.not-deleted':
    'AWS konnte die Domain {{domain}} nicht löschen.',
  'message.creation.not-deleted.remedy':
    'Beheben Sie den Grund, den AWS bei der Domain zeigt, und wiederholen Sie.',
  'message.creation.owner-unknown':
    'Das Team ‚{{team}}‘, dem die Domain gehören soll, ist nicht im Katalog, oder niemand hat entschieden, welche Gruppe es ist.',
  'message.creation.owner-unknown.remedy':
    'Lassen Sie das richten und wiederholen Sie; oder brechen Sie ab, und lassen Sie ein anderes Team fragen.',
  'message.creation.owner-changed':
    'Das Team ‚{{team}}‘ ist inzwischen eine andere Gruppe in IAM Identity Center als die, die als Eigentümer genehmigt wurde.',
  'message.creation.owner-changed.remedy':
    'Brechen Sie ab, und lassen Sie das Team neu fragen.',
  'message.creation.known':
    '{{known}} Ihre Einstellungen bleiben, wie sie sind.',
  'message.creation.known.remedy':
    'Brechen Sie ab; oder lassen Sie ihre Einstellungen entfernen, und wiederholen Sie.',
  'message.creation.foreign-role':
    'Die Rolle {{role}} hat jemand anderes angelegt.',
  'message.creation.foreign-role.remedy':
    'Brechen Sie ab, und fragen Sie mit einem anderen Namen für die Rolle neu.',
  'message.creation.role-there': 'Die Ausführungsrolle {{role}} ist da.',
  'message.creation.no-role-to-delete':
    'Es gibt keine Ausführungsrolle zu löschen.',
  'message.creation.foreign-role-stays':
    'Die Rolle {{role}} hat jemand anderes angelegt, und sie bleibt.',
  'message.creation.role-used':
    'Die Rolle {{role}} wird benutzt von {{use}} und bleibt.',
  'message.creation.role-deleted':
    'Die Ausführungsrolle {{role}} ist gelöscht.',
  'message.creation.observed':
    'Die Domain {{domain}} ist bekannt und wird beobachtet.',
  'message.creation.managed':
    'Die Domain {{domain}} ist bekannt und wird verwaltet.',
  'message.role-use.domain': 'der Domain {{domain}}',
  'message.role-use.profile':
    'dem Benutzerprofil {{profile}} in der Domain {{domain}}',
  'message.role-use.settings': 'den Einstellungen der Domain {{domain}}',
  'message.role-use.creation': 'dem Anlegen der Domain ‚{{domain}}‘',
  'message.diagnosed.nobody-reused':
    'Das Profil ‚{{profile}}‘ in ‚{{domain}}‘ gehört zu ‚{{login}}‘, einer Anmeldung, die mehrere Personen hatten. Es wurde für jemanden angelegt, der ausgeschieden ist, oder niemand kann sagen, für wen. {{delete}}',
  'message.diagnosed.nobody-unnamed':
    'Das Profil ‚{{profile}}‘ in ‚{{domain}}‘ nennt keinen Benutzer von Identity Center, sodass niemand damit Studio öffnen kann. {{delete}}',
  'message.diagnosed.nobody-gone':
    'Das Profil ‚{{profile}}‘ in ‚{{domain}}‘ gehört zu ‚{{login}}‘, und Identity Center hat keinen solchen Benutzer: ausgeschieden, oder jetzt unter anderem Namen. {{delete}}',
  'message.diagnosed.nobody.remedy':
    'Wer das Konto {{account}} verwaltet, kann es in der SageMaker-Konsole löschen, wenn seine Daten nicht mehr gebraucht werden.',
  'message.diagnosed.closed':
    '{{person}} kann Studio nicht öffnen, obwohl alles dafür da ist. {{why}}',
  'message.diagnosed.group-gone':
    '{{person}} hat Zugang zu ‚{{domain}}‘ über die Gruppe {{group}} bekommen, die aus IAM Identity Center verschwunden ist. Eine neue Gruppe dieses Namens ist eine andere und bringt den Zugang nicht zurück. Ist der Zugang entzogen, kann er neu beantragt werden.',
  'message.diagnosed.group-left':
    '{{person}} hat Zugang zu ‚{{domain}}‘ über die Gruppe {{group}} bekommen und kommt nicht mehr darüber hinein: Die Gruppe ist nicht mehr zugewiesen, oder die Person ist nicht mehr Mitglied. Der Zugang kommt zurück, wenn die Person im Identity Provider wieder aufgenommen ist oder die Gruppe durch einen neuen Antrag zugewiesen wird.',
  'message.diagnosed.group-left-let-in':
    '{{person}} hat Zugang zu ‚{{domain}}‘ über die Gruppe {{group}} bekommen und kommt nicht mehr darüber hinein, auch wenn ein anderer Weg bleibt: Die Gruppe ist nicht mehr zugewiesen, oder die Person ist nicht mehr Mitglied. Der Zugang kommt zurück, wenn die Person im Identity Provider wieder aufgenommen ist oder die Gruppe durch einen neuen Antrag zugewiesen wird.',
  'message.diagnosed.former-profile':
    '{{person}} darf in ‚{{domain}}‘{{route}} und hat {{profiles}}. Studio legt bei der ersten Anmeldung mit dem heutigen Namen ein weiteres Profil an, mit der Rolle {{role}} der Domain.',
  'message.diagnosed.former-unassigned':
    '{{person}} ist ‚{{domain}}‘ nicht zugewiesen und hat {{profiles}}, womit Studio nicht mehr öffnet. {{hint}}',
  'message.profile-of-former-login':
    'das Profil ‚{{profile}}‘ der früheren Anmeldung ‚{{login}}‘',
  'message.diagnosed.profile-of':
    '{{person}} darf in ‚{{domain}}‘{{route}}, und Studio würde das Profil ‚{{profile}}‘ öffnen, das unter derselben Anmeldung für einen anderen Benutzer, {{owner}}, angelegt wurde. {{remedy}}',
  'message.diagnosed.profile-of-unknown':
    '{{person}} darf in ‚{{domain}}‘{{route}}, und Studio würde das Profil ‚{{profile}}‘ öffnen, das unter derselben Anmeldung vielleicht für jemand anderen angelegt wurde. {{remedy}}',
  'message.diagnosed.profile-of.remedy':
    'Lassen Sie dieses Profil löschen, oder beantragen Sie, dass {{person}} es übernimmt, bevor Studio geöffnet wird.',
  'message.diagnosed.two-profiles':
    '{{person}} hat in ‚{{domain}}‘ {{number}} Profile: {{profiles}}. Studio öffnet eines davon, und die Arbeit im anderen ist unerreichbar. {{remedy}}',
  'message.diagnosed.two-profiles-former':
    '{{person}} hat in ‚{{domain}}‘ {{number}} Profile: {{profiles}}. Studio öffnet ‚{{profile}}‘; unerreichbar ist die Arbeit hier: {{former}}. {{remedy}}',
  'message.diagnosed.two-profiles.remedy':
    'Wer das Konto {{account}} verwaltet, kann das nicht gebrauchte in der SageMaker-Konsole löschen.',
  'message.route.none': '',
  'message.route.open-to-all':
    ' ohne Zuweisung, da die Anwendung alle in Identity Center hineinlässt,',
  'message.route.groups': ' (über {{groups}})',
  'message.hint.waits': 'Ein Antrag wartet auf seine Entscheidung.',
  'message.hint.observed':
    'Dieses Portal beobachtet die Domain nur, sodass sich hier kein Zugang beantragen lässt.',
  'message.hint.request': 'Beantragen Sie Zugang, um hineinzukommen.',
  'message.hint.others':
    'Sie können ihn hier nicht beantragen; das können Mitglieder und Leitungen der Teams, die eine Richtlinie für die Domain nennt.',
  'message.repair.request': 'Zugang beantragen',
  'message.repair.request-again': 'Zugang erneut beantragen',
  'message.repair.request-role-again': 'Gewährte Rolle erneut beantragen',
  'message.repair.record': 'Zugang erfassen',
  'message.repair.revoke': 'Zugang entziehen',
  'message.repair.delete-left': 'Löschen, was übrig ist',
  'message.diagnosed.no-access':
    '{{person}} hat keinen Zugang zu ‚{{domain}}‘. {{hint}}',
};
