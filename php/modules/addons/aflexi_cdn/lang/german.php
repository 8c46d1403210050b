<?php

/**
 * German: formal, in the words of WHMCS's own German admin area. Braces and # mean what english.php says.
 *
 * account: Konto; adopt, take over: übernehmen (an account no service explains: zuordnen); client: Kunde; difference:
 * Abweichung; full pass: Gesamtabgleich; in line: abgeglichen; job: Aufgabe; order: Bestellung; package: Paket; product
 * addon: Produkt-Addon; publisher: Publisher; put right: berichtigen; refund: erstatten; refused: abgelehnt; service:
 * Dienstleistung; suspend: sperren; synchronize: abgleichen; tick: ankreuzen.
 */

// The module itself
$_ADDONLANG['title'] = 'Aflexi CDN';
$_ADDONLANG['about'] = 'Verkauft das Aflexi CDN weiter: hält die CDN-Konten auf dem Stand dessen, was verkauft und'
    . ' bezahlt ist.';
$_ADDONLANG['author'] = 'Aflexi CDN for WHMCS';
$_ADDONLANG['activated'] = 'Aflexi CDN ist aktiv. Zwei Dinge sind noch zu tun, beide unter „Konfigurieren“: Wählen'
    . ' Sie die Administratorrollen aus, die es benutzen dürfen, und tragen Sie Ihren Benutzernamen und'
    . ' Auth-Schlüssel von Aflexi ein.';
$_ADDONLANG['activation_failed'] = 'Aflexi CDN konnte nicht eingerichtet werden. Es ist nichts verloren: Bitte'
    . ' beheben Sie die Ursache und aktivieren Sie es erneut. Die Ursache: {message}';
$_ADDONLANG['deactivated'] = 'Aflexi CDN ist inaktiv. Seine Tabellen bleiben erhalten, und kein CDN-Konto wurde'
    . ' verändert: Um dort weiterzumachen, wo es aufgehört hat, aktivieren Sie es wieder und prüfen Sie seine'
    . ' Einstellungen, die WHMCS verworfen haben kann.';

// How numbers are written
$_ADDONLANG['decimal_point'] = ',';
$_ADDONLANG['thousands_separator'] = '.';
$_ADDONLANG['volume_mb'] = '{amount} MB';
$_ADDONLANG['volume_gb'] = '{amount} GB';
$_ADDONLANG['volume_tb'] = '{amount} TB';

// Settings
$_ADDONLANG['setting_api_url'] = 'API-URL';
$_ADDONLANG['setting_api_url_about'] = 'Adresse der XML-RPC-API von Aflexi; https://api.aflexi.net/core/xmlrpc,'
    . ' sofern Aflexi Ihnen keine andere genannt hat.';
$_ADDONLANG['setting_username'] = 'Benutzername';
$_ADDONLANG['setting_username_about'] = 'Ihr Benutzername als Operator bei Aflexi.';
$_ADDONLANG['setting_auth_key'] = 'Auth-Schlüssel';
$_ADDONLANG['setting_auth_key_about'] = 'Der Auth-Schlüssel dieses Operators für die API. Im Portal von Aflexi: Tools'
    . ' > AuthKey Generator. Sobald Aflexi ihn angenommen hat, wird er in den verschlüsselten Speicher des Addons'
    . ' verschoben, und dieses Feld ist leer: Lassen Sie es leer, um den Schlüssel zu behalten.';
$_ADDONLANG['setting_concurrency'] = 'Gleichzeitige Aufrufe';
$_ADDONLANG['setting_concurrency_about'] = 'Wie viele Aufrufe an Aflexi zugleich unterwegs sein dürfen: 1 bis 64,'
    . ' üblicherweise 16.';
$_ADDONLANG['setting_time_budget'] = 'Zeitbudget';
$_ADDONLANG['setting_time_budget_about'] = 'Sekunden, die eine gespeicherte Seite oder ein Cron-Lauf arbeiten darf,'
    . ' bevor der Rest für später bleibt: 1 bis 300, üblicherweise 20.';
$_ADDONLANG['setting_suspend_overdue_days'] = 'Überfällige Verlängerungen sperren';
$_ADDONLANG['setting_suspend_overdue_days_about'] = 'Sperrt das CDN-Konto einer Dienstleistung, deren Verlängerung'
    . ' mehr als so viele Tage nach ihrer Fälligkeit noch unbezahlt ist, 1 bis 365, auch wenn WHMCS die'
    . ' Dienstleistung nicht sperrt. Leer: nie.';
$_ADDONLANG['setting_allow_http'] = 'Unverschlüsseltes HTTP erlauben';
$_ADDONLANG['setting_allow_http_about'] = 'Nur für Tests ankreuzen: Ohne HTTPS wird der Auth-Schlüssel'
    . ' unverschlüsselt übertragen.';
$_ADDONLANG['setting_log_level'] = 'Protokollstufe';
$_ADDONLANG['setting_log_level_about'] = 'Was das Protokoll aufzeichnet. error: was fehlgeschlagen ist oder'
    . ' abgelehnt wurde; info: zusätzlich Änderungen; debug: zusätzlich alles, was geprüft wurde. Niemals Passwörter'
    . ' oder Schlüssel.';
$_ADDONLANG['setting_notify'] = 'E-Mail an Mitarbeiter';
$_ADDONLANG['setting_notify_about'] = 'Mit „on“ erfahren die Administratoren, die System-E-Mails von WHMCS erhalten,'
    . ' einmal von allem, was ihr Eingreifen erfordert, etwa einer abgelehnten Anmeldung oder einem langen Ausfall.'
    . ' Mit „off“ steht es nur im Aktivitätsprotokoll.';
$_ADDONLANG['setting_welcome_email'] = 'Willkommens-E-Mail an Kunden';
$_ADDONLANG['setting_welcome_email_about'] = 'Mit „on“ erhält der Kunde eine E-Mail, wenn ein CDN-Konto für ihn'
    . ' angelegt wurde: aus der Vorlage „Aflexi CDN Welcome“ (E-Mail-Vorlagen, Nachrichten zu'
    . ' Produkten/Dienstleistungen), die Sie ändern können. Von Haus aus enthält sie kein Passwort, weil WHMCS'
    . ' gesendete E-Mails lesbar aufbewahrt. Wer das Feld {$cdn_password} hineinschreibt, sendet und speichert das'
    . ' Passwort im Klartext.';
$_ADDONLANG['setting_client_area'] = 'Kundenbereich';
$_ADDONLANG['setting_client_area_about'] = 'Mit „on“ sehen Kunden im Kundenbereich die CDN-Konten ihrer eigenen'
    . ' Dienstleistungen, mit Benutzername und Link zum Portal, und können ein Passwort setzen. Mit „off“ sehen sie'
    . ' nichts davon.';
$_ADDONLANG['setting_log_days'] = 'Protokoll aufbewahren';
$_ADDONLANG['setting_log_days_about'] = 'Tage, nach denen Zeilen des Protokolls entfernt werden: 1 bis 3650,'
    . ' üblicherweise 90.';

// The extension
$_ADDONLANG['extension_missing'] = 'Die PHP-Erweiterung aflexi_cdn ist nicht geladen. Legen Sie aflexi_cdn.so nach'
    . ' {dir}, fügen Sie die Zeile extension=aflexi_cdn (oder extension=/full/path/to/aflexi_cdn.so mit dem vollen'
    . ' Pfad) in {ini} oder in eine neue .ini-Datei in {scan} ein und starten Sie PHP neu. Sie fehlt in PHP {php}'
    . ' ({sapi}, {threads}, {arch}). Das PHP, das den Cronjob von WHMCS auf der Kommandozeile ausführt, braucht die'
    . ' Zeile ebenfalls.';
$_ADDONLANG['missing_title'] = 'Aflexi CDN kann noch nicht arbeiten.';
$_ADDONLANG['missing_steps'] = 'Was zu tun ist';
$_ADDONLANG['missing_step_copy'] = 'Nehmen Sie die aflexi_cdn.so, die für PHP {php} ({threads}, {arch}) gebaut ist,'
    . ' und legen Sie sie nach {dir}.';
$_ADDONLANG['missing_step_line'] = 'Fügen Sie diese Zeile in die php.ini ein oder in eine eigene Datei im Verzeichnis'
    . ' der weiteren .ini-Dateien:';
$_ADDONLANG['missing_step_restart'] = 'Starten Sie PHP (php-fpm oder den Webserver) neu und öffnen Sie diese Seite'
    . ' noch einmal.';
$_ADDONLANG['missing_step_cron'] = 'Tun Sie dasselbe für das PHP der Kommandozeile, das den Cronjob von WHMCS'
    . ' ausführt; „php -m“ muss dort aflexi_cdn nennen.';
$_ADDONLANG['missing_harmless'] = 'WHMCS selbst ist nicht betroffen. Was inzwischen geschieht, wird nachgeholt, sobald'
    . ' die Erweiterung wieder da ist: vom ersten Gesamtabgleich oder durch [Einstellungen speichern]; dann werden alle'
    . ' Dienstleistungen geprüft.';
$_ADDONLANG['fact_php'] = 'PHP-Version';
$_ADDONLANG['fact_sapi'] = 'Läuft als';
$_ADDONLANG['fact_threads'] = 'Thread-Sicherheit';
$_ADDONLANG['fact_arch'] = 'System';
$_ADDONLANG['fact_ini'] = 'php.ini';
$_ADDONLANG['fact_scan'] = 'Weitere .ini-Dateien in';
$_ADDONLANG['fact_dir'] = 'Erweiterungen in';
$_ADDONLANG['fact_since'] = 'So seit';
$_ADDONLANG['extension_match'] = 'Die PHP-Erweiterung aflexi_cdn {extension} ist geladen, wie dieses Addon sie'
    . ' braucht.';
$_ADDONLANG['extension_older'] = 'Die Dateien des Addons haben die Version {addon}, die geladene PHP-Erweiterung'
    . ' aflexi_cdn aber die ältere Version „{extension}“. Bitte installieren Sie auch die Erweiterung in der Version'
    . ' {addon} und laden Sie PHP neu; ist sie schon installiert, wurde PHP seitdem nicht neu geladen.';
$_ADDONLANG['extension_newer'] = 'Die geladene PHP-Erweiterung aflexi_cdn hat die Version „{extension}“, die Dateien'
    . ' des Addons aber die ältere Version {addon}. Bitte kopieren Sie die Dateien der Version {extension} darüber.';
$_ADDONLANG['mismatch_harmless'] = 'Bis dahin bleiben diese Seiten und die der Kunden geschlossen, und es wird keine'
    . ' E-Mail verschickt. Was in WHMCS geschieht, wird trotzdem notiert und abgearbeitet oder vom ersten'
    . ' Gesamtabgleich danach nachgeholt, und WHMCS selbst ist nicht betroffen.';
$_ADDONLANG['place_web'] = 'Das PHP des Webservers';
$_ADDONLANG['place_cron'] = 'Das PHP des Cronjobs von WHMCS';
$_ADDONLANG['sighting_trouble'] = '{place}: {trouble}';
$_ADDONLANG['sighting_missing'] = '{place}: Die PHP-Erweiterung aflexi_cdn ist in PHP {php} ({sapi}) nicht geladen. Die'
    . ' Seite des Addons sagt, was zu tun ist.';
$_ADDONLANG['sighting_failure'] = '{place}: {trouble} Was deshalb fehlschlug: {failure}';
$_ADDONLANG['sighting_over'] = '{place}: Die PHP-Erweiterung aflexi_cdn ist wieder so, wie sie sein soll, Version'
    . ' {extension}.';

// Why a PHP does not load the extension
$_ADDONLANG['why_nothing'] = 'Die Erweiterung ist in diesem PHP nicht installiert: Es gibt weder {file} noch eine Zeile'
    . ' in einer .ini-Datei, die sie lädt. Es braucht die Datei aus dem Archiv {package}.';
$_ADDONLANG['why_no_file'] = '{ini} lädt die Erweiterung, aber es gibt keine Datei {file}. Sie ist im Archiv'
    . ' {package}.';
$_ADDONLANG['why_hidden'] = 'Ob es die Datei {file} gibt, ist von diesem PHP aus nicht zu sehen, das nur in {hidden}'
    . ' suchen darf (open_basedir). Sie ist im Archiv {package}.';
$_ADDONLANG['why_unreadable'] = '{file} ist da, aber der Benutzer des Webservers darf sie nicht lesen: {barrier} steht'
    . ' im Weg. Bitte erlauben Sie allen, die Datei zu lesen und die Verzeichnisse darüber zu betreten.';
$_ADDONLANG['why_no_line'] = '{file} ist da, aber in keiner .ini-Datei dieses PHP steht die Zeile, die sie lädt:'
    . ' extension=aflexi_cdn';
$_ADDONLANG['why_not_reloaded'] = '{file} ist da, und {ini} lädt sie. Entweder wurde dieses PHP seitdem nicht neu'
    . ' geladen, oder es hat die Datei abgelehnt, was dann in seinem Fehlerprotokoll steht; es braucht die aus dem'
    . ' Archiv {package}.';
$_ADDONLANG['why_refused'] = '{file} ist da, und {ini} lädt sie, aber dieses PHP lehnt sie ab; es braucht die aus dem'
    . ' Archiv {package}. PHP sagt: {words}';
$_ADDONLANG['phps_title'] = 'Die Erweiterung im PHP dieser Seite und im PHP des Cronjobs, als er zuletzt lief';
$_ADDONLANG['phps_facts'] = 'Zu diesem PHP';
$_ADDONLANG['phps_command'] = 'root installiert das Archiv, das Sie heruntergeladen haben, mit einer Kopie des Addons,'
    . ' die root gehört: „install DATEI“ statt „check“. An einem Terminal dieses Servers prüft dies als Benutzer des'
    . ' Cronjobs von WHMCS alle vorhandenen PHP:';
$_ADDONLANG['cron_php_unseen'] = 'Der Cronjob von WHMCS ist nicht gelaufen, seit diese Version des Addons installiert'
    . ' ist.';

// On every page
$_ADDONLANG['error_title'] = 'Das hat nicht funktioniert.';
$_ADDONLANG['forbidden_title'] = 'Es wurde nichts getan.';
$_ADDONLANG['forbidden'] = 'Das Formular ist abgelaufen oder kam nicht von dieser Seite. Bitte öffnen Sie die Seite'
    . ' noch einmal und wiederholen Sie, was Sie getan haben.';
$_ADDONLANG['cut_title'] = 'Es wurde nichts gespeichert.';
$_ADDONLANG['cut'] = 'Es sind mehr Zeilen, als PHP in einem Formular annimmt. Bitte erhöhen Sie max_input_vars'
    . ' (derzeit {limit}) in der php.ini, starten Sie PHP neu und speichern Sie noch einmal.';
$_ADDONLANG['back'] = 'Zurück zu den Produkten';
$_ADDONLANG['never'] = 'nie';
$_ADDONLANG['unexplained'] = 'Grund „{code}“: {details}';
$_ADDONLANG['more'] = 'und {count} weitere';
$_ADDONLANG['filter'] = 'Filtern';
$_ADDONLANG['nothing_found'] = 'Es wurde nichts gefunden. Verkürzen Sie den Suchbegriff oder wählen Sie andere'
    . ' Filter.';

// The pages
$_ADDONLANG['tab_products'] = 'Produkte';
$_ADDONLANG['tab_publishers'] = 'Publisher';
$_ADDONLANG['tab_differences'] = 'Abweichungen';
$_ADDONLANG['tab_queue'] = 'Warteschlange';
$_ADDONLANG['tab_packages'] = 'Pakete';
$_ADDONLANG['tab_log'] = 'Protokoll';
$_ADDONLANG['tab_health'] = 'Zustand';

// Where things stand
$_ADDONLANG['standing_title'] = 'Wie es steht';
$_ADDONLANG['answer_platform'] = 'Aflexi';
$_ADDONLANG['platform_answers'] = 'Antwortet';
$_ADDONLANG['platform_answers_at'] = 'zuletzt gefragt: {time}';
$_ADDONLANG['platform_silent'] = 'Antwortet nicht';
$_ADDONLANG['platform_silent_at'] = 'seit {time}';
$_ADDONLANG['platform_refuses'] = 'Lehnt die Anmeldung ab';
$_ADDONLANG['platform_refuses_at'] = 'zuletzt gefragt: {time}';
$_ADDONLANG['platform_not_set_up'] = 'Nicht eingerichtet';
$_ADDONLANG['platform_never_asked'] = 'Noch nicht gefragt';
$_ADDONLANG['answer_in_line'] = 'Abgeglichene Konten';
$_ADDONLANG['in_line_of'] = '{accounts} von {total}';
$_ADDONLANG['in_line_all'] = 'Alle abgeglichen';
$_ADDONLANG['in_line_on_the_way'] = 'Der Rest ist unterwegs';
$_ADDONLANG['in_line_apart'] = 'Einige sind es nicht';
$_ADDONLANG['in_line_suspended'] = 'gesperrt: {count}';
$_ADDONLANG['answer_waiting'] = 'Wartet';
$_ADDONLANG['waits_jobs'] = '{count}';
$_ADDONLANG['waits_nothing'] = 'Nichts';
$_ADDONLANG['waits_on_the_way'] = 'Ist unterwegs';
$_ADDONLANG['waits_late'] = 'Länger, als es soll';
$_ADDONLANG['waits_cron_late'] = 'Der Cronjob ist verspätet';
$_ADDONLANG['waits_cron_never'] = 'Der Cronjob lief noch nie';
$_ADDONLANG['waits_since'] = 'älteste Aufgabe: seit {time}';
$_ADDONLANG['waits_cron'] = 'letzter Cron-Lauf: {time}';
$_ADDONLANG['answer_needs_you'] = 'Handlungsbedarf';
$_ADDONLANG['needs_none'] = 'Keiner';
$_ADDONLANG['needs_some'] = 'Bitte nachsehen';
$_ADDONLANG['needs_problems'] = 'Probleme: {count}';
$_ADDONLANG['needs_questions'] = 'Fragen: {count}';
$_ADDONLANG['needs_refused'] = 'Dienstleistungen: {count}';
$_ADDONLANG['needs_different'] = 'Bei Aflexi geändert: {count}';
$_ADDONLANG['needs_paused'] = 'Angehaltene Arbeit: {count}';
$_ADDONLANG['jobs_paused'] = 'Angehaltene Dienstleistungen';
$_ADDONLANG['jobs_cancelled'] = 'Abgebrochene Dienstleistungen';
$_ADDONLANG['full_pass'] = 'Letzter Gesamtabgleich';
$_ADDONLANG['full_pass_about'] = '{time}; Konten in der Liste: {listed}';
$_ADDONLANG['pass_due'] = 'Wartet';
$_ADDONLANG['pass_running'] = 'Läuft';
$_ADDONLANG['pass_done'] = 'Fertig';
$_ADDONLANG['pass_stopped'] = 'Abgebrochen';
$_ADDONLANG['no_cron'] = 'Der Cronjob von WHMCS hat das Addon noch nicht ausgeführt. Er erledigt das meiste: Bitte'
    . ' prüfen Sie, ob er eingerichtet ist und ob sein PHP die Erweiterung aflexi_cdn lädt.';
$_ADDONLANG['install'] = 'Installation abschließen';
$_ADDONLANG['continue'] = 'Jetzt weitermachen';
$_ADDONLANG['pass'] = 'Alles abgleichen';
$_ADDONLANG['pass_about'] = '„Alles abgleichen“ ist der Gesamtabgleich: Er liest die Liste der Konten bei Aflexi und'
    . ' prüft jede Dienstleistung. Der tägliche Cronjob von WHMCS tut dies von selbst.';
$_ADDONLANG['check'] = 'Verbindung testen';
$_ADDONLANG['check_title'] = 'Verbindungstest';
$_ADDONLANG['show_refused'] = 'Zeigen, was sich dagegen tun lässt';

// Long work: how far it has come, and its buttons
$_ADDONLANG['long_work_of_save'] = 'Abgleich nach [Einstellungen speichern] durch {by}';
$_ADDONLANG['long_work_of_page'] = 'Abgleich nach [Alles abgleichen]';
$_ADDONLANG['long_work_of_cron'] = 'Abgleich dessen, was der Cronjob gefunden hat';
$_ADDONLANG['long_work_of_terminal'] = 'Abgleich, angefordert an einem Terminal';
$_ADDONLANG['long_work_of_request'] = 'Abgleich nach einer Änderung in WHMCS';
$_ADDONLANG['long_work_bar'] = 'Wie viel erledigt ist';
$_ADDONLANG['long_work_running'] = '{finished} von {total} Dienstleistungen sind erledigt.';
$_ADDONLANG['long_work_paused'] = 'Angehalten von {who}: {finished} von {total} Dienstleistungen sind erledigt. Es'
    . ' wird nichts Weiteres begonnen, bis Sie auf [Fortsetzen] klicken; was einzelne Kunden bezahlen, bestellen oder'
    . ' ändern, wird trotzdem umgesetzt.';
$_ADDONLANG['long_work_cancelled'] = 'Abgebrochen von {who}: {finished} von {total} Dienstleistungen sind'
    . ' abgeschlossen. Was getan ist, bleibt, die Produkte bleiben angekreuzt, und der Rest bleibt, wie er ist, auch'
    . ' durch den Cronjob. Um ihn wieder aufzunehmen, klicken Sie auf [Einstellungen speichern].';
$_ADDONLANG['long_work_done'] = 'Fertig: {finished} von {total} Dienstleistungen.';
$_ADDONLANG['long_work_about'] = 'Sie können diese Seite schließen: Der Cronjob macht von selbst weiter. Solange sie'
    . ' offen ist, arbeitet sie mit.';
$_ADDONLANG['time_left_unknown'] = 'Wie lange der Rest dauert, lässt sich noch nicht sagen.';
$_ADDONLANG['time_left_moment'] = 'Es dauert noch weniger als eine Minute.';
$_ADDONLANG['time_left_minutes'] = 'Es dauert noch etwa {minutes} Minuten.';
$_ADDONLANG['time_left_hours'] = 'Es dauert noch etwa {hours} Stunden.';
$_ADDONLANG['work_done'] = 'abgeglichen';
$_ADDONLANG['work_refused'] = 'abgelehnt';
$_ADDONLANG['work_cancelled'] = 'abgebrochen';
$_ADDONLANG['work_elsewhere'] = 'von Ereignissen oder späterer Arbeit übernommen';
$_ADDONLANG['work_failed'] = 'fehlgeschlagen, wird erneut versucht';
$_ADDONLANG['work_left'] = 'noch zu tun';
$_ADDONLANG['work_paused'] = 'angehalten';
$_ADDONLANG['button_pause'] = 'Anhalten';
$_ADDONLANG['button_resume'] = 'Fortsetzen';
$_ADDONLANG['reload'] = 'Neu laden';
$_ADDONLANG['cancel_work'] = 'Abbrechen …';
$_ADDONLANG['cancel_meaning'] = 'Was getan ist, bleibt getan, und die Produkte bleiben angekreuzt. Der Rest bleibt,'
    . ' wie er ist, auch durch den Cronjob, bis sich bei einer Dienstleistung etwas ändert oder Sie wieder auf'
    . ' [Einstellungen speichern] klicken.';
$_ADDONLANG['cancel_yes'] = 'Ja, den Rest abbrechen';
$_ADDONLANG['progress_lost'] = 'WHMCS antwortet im Moment nicht. Die Arbeit geht weiter; diese Seite versucht es von'
    . ' selbst erneut.';
$_ADDONLANG['progress_stopped'] = 'Diese Seite verfolgt die Arbeit nicht mehr: Vielleicht wurden Sie abgemeldet. Der'
    . ' Cronjob macht damit weiter. Bitte laden Sie die Seite neu.';

// Questions: what waits for a yes, what the yes means, and the yes
$_ADDONLANG['question_brake'] = 'Ungewöhnlich viele Konten sperren?';
$_ADDONLANG['meaning_brake'] = 'Wenn Sie nicht antworten, ändert sich nichts: Diese Konten bleiben aktiv. Was'
    . ' einzelne Kunden bezahlen, bestellen oder ändern, wird trotzdem umgesetzt.';
$_ADDONLANG['yes_brake'] = 'Ja, diese {suspend} Konten sperren';
$_ADDONLANG['question_save'] = 'Es ist noch nichts gespeichert: Ungewöhnlich viele Konten sperren?';
$_ADDONLANG['meaning_save'] = 'Wenn Sie nicht antworten, wird nichts gespeichert und nichts geändert. Die Tabelle'
    . ' unten ist so, wie Sie sie ausgefüllt haben: Sie können sie auch ändern und noch einmal speichern.';
$_ADDONLANG['yes_save'] = 'Ja, speichern und diese {suspend} Konten sperren';
$_ADDONLANG['question_charging_on'] = 'Das Produkt-Addon hat jetzt einen Preis. Das CDN in Rechnung stellen?';
$_ADDONLANG['meaning_charging_on'] = 'Wenn Sie nicht antworten, ändert sich nichts: Bezahlte Dienstleistungen von'
    . ' Produkten mit CDN haben es wie bisher kostenlos.';
$_ADDONLANG['yes_charging_on'] = 'Ja, das CDN in Rechnung stellen';
$_ADDONLANG['question_charging_off'] = 'Das Produkt-Addon ist wieder kostenlos. Das CDN kostenlos anbieten?';
$_ADDONLANG['meaning_charging_off'] = 'Wenn Sie nicht antworten, ändert sich nichts: Wie bisher haben nur'
    . ' Dienstleistungen mit dem Produkt-Addon das CDN.';
$_ADDONLANG['yes_charging_off'] = 'Ja, wieder kostenlos anbieten';
$_ADDONLANG['question_other_operator'] = 'Einen anderen Operator bei Aflexi verwenden?';
$_ADDONLANG['meaning_other_operator'] = 'Mit Ihrer Zustimmung werden die Konten beim Operator {found} neu angelegt,'
    . ' und die des Operators {expected} bleiben, wie sie sind. Wenn Sie nicht antworten, ändert sich nichts.';
$_ADDONLANG['yes_other_operator'] = 'Ja, von jetzt an Operator {found} verwenden';
$_ADDONLANG['question_other_site'] = 'Ist dies das WHMCS, zu dem die Konten gehören?';
$_ADDONLANG['meaning_other_site'] = 'Sagen Sie Ja, wenn Ihr WHMCS umgezogen ist oder umbenannt wurde. Wenn dies eine'
    . ' Kopie ist, vielleicht für Tests, antworten Sie nicht: Dann wird bei Aflexi nichts geändert.';
$_ADDONLANG['yes_other_site'] = 'Ja, zu diesem WHMCS gehören die Konten';

// Products
$_ADDONLANG['products_title'] = 'Produkte mit CDN';
$_ADDONLANG['products_about'] = 'Kreuzen Sie die Produkte an, zu denen das CDN gehört. Jede bezahlte Dienstleistung'
    . ' eines angekreuzten Produkts erhält einen Publisher bei Aflexi mit dem hier genannten Paket; ist ihr Produkt'
    . ' nicht mehr angekreuzt, wird er gesperrt, nie gelöscht.';
$_ADDONLANG['no_products'] = 'WHMCS hat noch keine Produkte.';
$_ADDONLANG['show_publishers'] = 'Abgeglichene Publisher anzeigen';
$_ADDONLANG['products_found'] = 'Produkte, die der Filter zeigt: {found} von {all}.';
$_ADDONLANG['search_products'] = 'Name eines Produkts oder Pakets';
$_ADDONLANG['product_group'] = 'Produktgruppe';
$_ADDONLANG['group_all'] = 'Alle Produktgruppen';
$_ADDONLANG['group_gone'] = 'Ohne Produktgruppe';
$_ADDONLANG['only'] = 'Welche Produkte';
$_ADDONLANG['only_all'] = 'Mit und ohne CDN';
$_ADDONLANG['only_enabled'] = 'Nur mit CDN';
$_ADDONLANG['only_eligible'] = 'Nur mit aktiven, kostenpflichtigen Dienstleistungen';
$_ADDONLANG['sort'] = 'Reihenfolge';
$_ADDONLANG['sort_whmcs'] = 'Wie in WHMCS';
$_ADDONLANG['sort_name'] = 'Nach Name';
$_ADDONLANG['sort_services'] = 'Die meisten Dienstleistungen zuerst';
$_ADDONLANG['sort_eligible'] = 'Die meisten aktiven, kostenpflichtigen Dienstleistungen zuerst';
$_ADDONLANG['select_all'] = 'Alle auswählen';
$_ADDONLANG['select_none'] = 'Keine auswählen';
$_ADDONLANG['selected'] = '{count} von {total} angekreuzt';
$_ADDONLANG['save_about'] = 'Beides betrifft die hier gezeigten Produkte. Die auf anderen Seiten bleiben, wie sie'
    . ' sind.';
$_ADDONLANG['save'] = 'Einstellungen speichern';
$_ADDONLANG['column_cdn'] = 'CDN';
$_ADDONLANG['column_product'] = 'Produkt';
$_ADDONLANG['column_package'] = 'Paket bei Aflexi';
$_ADDONLANG['column_price'] = 'Preis';
$_ADDONLANG['column_services'] = 'Gebucht';
$_ADDONLANG['column_eligible'] = 'Berechtigt';
$_ADDONLANG['not_counted'] = 'nicht gezählt';
$_ADDONLANG['column_in_line'] = 'Abgeglichen';
$_ADDONLANG['package_override'] = 'Ein anderer Paketname für {product}';
$_ADDONLANG['package_placeholder'] = 'anderer Name';
$_ADDONLANG['hidden'] = 'Versteckt';
$_ADDONLANG['retired'] = 'Eingestellt';
$_ADDONLANG['paytype_free'] = 'Kostenlos';
$_ADDONLANG['paytype_onetime'] = 'Einmalig';
$_ADDONLANG['paytype_recurring'] = 'Wiederkehrend';

// What saving would do
$_ADDONLANG['preview'] = 'Vorschau';
$_ADDONLANG['preview_title'] = 'Was [Einstellungen speichern] tun würde';
$_ADDONLANG['preview_about'] = 'Es ist noch nichts gespeichert, und Aflexi wurde nicht gefragt: Ein Konto, das es'
    . ' dort schon gibt, wird übernommen statt angelegt, oder es wird abgelehnt. Die Tabelle unten ist so, wie Sie'
    . ' sie ausgefüllt haben.';
$_ADDONLANG['preview_caption'] = 'Konten, die sich ändern würden: {total}';
$_ADDONLANG['preview_packages'] = 'Pakete, die noch kein Konto hat; sie werden bei Aflexi angelegt, wenn es sie dort'
    . ' nicht gibt:';
$_ADDONLANG['preview_refused'] = 'Diese würden abgelehnt';
$_ADDONLANG['column_account'] = 'Konto';
$_ADDONLANG['column_change'] = 'Änderung';
$_ADDONLANG['change_suspend'] = 'sperren';
$_ADDONLANG['change_activate'] = 'aktivieren';
$_ADDONLANG['change_create'] = 'anlegen';
$_ADDONLANG['change_look_up'] = 'herausfinden, ob es angelegt wurde';
$_ADDONLANG['change_package'] = 'anderes Paket';
$_ADDONLANG['change_contact'] = 'Name oder E-Mail-Adresse';
$_ADDONLANG['change_password'] = 'neues Passwort';

// What a button did
$_ADDONLANG['result_title'] = 'Was getan wurde';
$_ADDONLANG['result_installed'] = 'Die Installation ist vollständig.';
$_ADDONLANG['result_enabled'] = 'Jetzt mit CDN:';
$_ADDONLANG['result_disabled'] = 'Nicht mehr mit CDN:';
$_ADDONLANG['result_packages'] = 'Paketname geändert:';
$_ADDONLANG['count_created'] = 'angelegt';
$_ADDONLANG['count_activated'] = 'aktiviert';
$_ADDONLANG['count_updated'] = 'aktualisiert';
$_ADDONLANG['count_suspended'] = 'gesperrt';
$_ADDONLANG['count_adopted'] = 'übernommen';
$_ADDONLANG['count_passwords'] = 'neue Passwörter';
$_ADDONLANG['count_unchanged'] = 'bereits abgeglichen';
$_ADDONLANG['count_refused'] = 'abgelehnt';
$_ADDONLANG['count_failed'] = 'erneut zu versuchen';
$_ADDONLANG['count_remaining'] = 'noch zu tun';
$_ADDONLANG['packages_created'] = 'Bei Aflexi angelegte Pakete:';
$_ADDONLANG['waiting_title'] = 'Hier ist Ihr Eingreifen nötig: Bringen Sie diese in Ordnung und klicken Sie dann auf'
    . ' [Einstellungen speichern]';
$_ADDONLANG['refused_title'] = 'Abgelehnt: Bringen Sie diese in Ordnung und klicken Sie dann auf [Einstellungen'
    . ' speichern]';
$_ADDONLANG['failed_title'] = 'Fehlgeschlagen: Diese werden von selbst erneut versucht';
$_ADDONLANG['what_next'] = 'Was übrig ist, bleibt vorgemerkt, und jeder Lauf des Cronjobs versucht, damit'
    . ' weiterzukommen. Um es sofort zu versuchen, klicken Sie auf die Schaltfläche.';
$_ADDONLANG['work_effort'] = 'Aufrufe an Aflexi: {calls}, in {seconds} Sekunden.';
$_ADDONLANG['service'] = 'Dienstleistung #{service}';

// Publishers
$_ADDONLANG['publishers_title'] = 'Abgeglichene Publisher';
$_ADDONLANG['publishers_about'] = 'Die Konten, die dieses Addon bei Aflexi führt, so wie es sie zuletzt hinterlassen'
    . ' hat. Was bei Aflexi seither im Portal geändert wurde, steht unter „Status“ und bleibt so, bis Sie es'
    . ' berichtigen.';
$_ADDONLANG['publishers_caption'] = 'Publisher: {total}';
$_ADDONLANG['no_publishers'] = 'Es gibt noch keine Publisher. Kreuzen Sie ein Produkt an; seine bezahlten'
    . ' Dienstleistungen folgen.';
$_ADDONLANG['search_publishers'] = 'Kunde, Benutzername, E-Mail oder Paket';
$_ADDONLANG['column_client'] = 'Kunde';
$_ADDONLANG['column_username'] = 'Benutzername bei Aflexi';
$_ADDONLANG['column_status'] = 'Status';
$_ADDONLANG['column_synchronized'] = 'Zuletzt abgeglichen';
$_ADDONLANG['column_password'] = 'Passwort';
$_ADDONLANG['status_active'] = 'Aktiv';
$_ADDONLANG['status_suspended'] = 'Gesperrt';
$_ADDONLANG['status_unknown'] = 'Nicht bekannt';
$_ADDONLANG['status_none'] = 'Noch nicht angelegt';
$_ADDONLANG['status_different'] = 'Mit Abweichungen';
$_ADDONLANG['status_absent'] = 'Nicht mehr vorhanden';
$_ADDONLANG['status_unlisted'] = 'Nicht in der Liste der Konten';
$_ADDONLANG['all_statuses'] = 'Alle Status';
$_ADDONLANG['show'] = 'Anzeigen';
$_ADDONLANG['hide'] = 'Verbergen';
$_ADDONLANG['password_of'] = 'Passwort von {name}';
$_ADDONLANG['password_unknown'] = 'unbekannt';
$_ADDONLANG['password_changing'] = 'Ein neues ist auf dem Weg zu Aflexi. Es kann hier angezeigt werden, sobald es'
    . ' gilt.';
$_ADDONLANG['password_client'] = 'Vom Kunden gesetzt, nur ihm bekannt.';
$_ADDONLANG['new_password'] = 'Neues Passwort';
$_ADDONLANG['put_right'] = 'Berichtigen';
$_ADDONLANG['for_account'] = 'für {name}';
$_ADDONLANG['mode_auto'] = 'Automatisch';
$_ADDONLANG['mode_on'] = 'Immer ein';
$_ADDONLANG['mode_off'] = 'Immer aus';
$_ADDONLANG['mode_of'] = 'CDN der Dienstleistung #{service}';
$_ADDONLANG['set'] = 'Festlegen';
$_ADDONLANG['paging'] = 'Seiten';
$_ADDONLANG['previous'] = 'Zurück';
$_ADDONLANG['next'] = 'Weiter';
$_ADDONLANG['page_of'] = 'Seite {page} von {pages}';

// The welcome e-mail
$_ADDONLANG['welcome_send'] = 'Willkommens-E-Mail senden';
$_ADDONLANG['welcome_on_its_way'] = 'Die Willkommens-E-Mail ist unterwegs. Im Protokoll des Publishers steht, wie es'
    . ' ausgegangen ist.';
$_ADDONLANG['health_welcome'] = 'Willkommens-E-Mail an Kunden';
$_ADDONLANG['reason_welcome_on'] = 'Der Kunde jedes Kontos, das angelegt wird, erhält eine Willkommens-E-Mail.';
$_ADDONLANG['reason_welcome_no_template'] = 'Es wird nichts gesendet, obwohl es eingeschaltet ist: Die Vorlage wurde'
    . ' in WHMCS gelöscht und wird nicht neu angelegt. Wenn Sie eine haben wollen, legen Sie dort eine'
    . ' Produkt-E-Mail-Vorlage mit dem Namen „Aflexi CDN Welcome“ an; wenn nicht, schalten Sie die'
    . ' Willkommens-E-Mail in den Einstellungen aus.';
$_ADDONLANG['reason_welcome_template_disabled'] = 'Es wird nichts gesendet, obwohl es eingeschaltet ist: Die Vorlage'
    . ' ist in WHMCS deaktiviert. Was ansteht, wird gesendet, sobald sie wieder aktiviert ist.';
$_ADDONLANG['reason_welcome_not_sent'] = 'Willkommens-E-Mails, die in den letzten sieben Tagen aufgegeben wurden:'
    . ' {count}. Im Protokoll, gefiltert nach „Willkommens-E-Mail gesendet“, steht, wessen und warum;'
    . ' [Willkommens-E-Mail senden] auf der Seite des Publishers versucht es erneut.';
$_ADDONLANG['reason_welcome_failed'] = 'WHMCS hat die Willkommens-E-Mail nicht gesendet, Versuch {attempt} von'
    . ' {attempts}: „{message}“';
$_ADDONLANG['reason_welcome_no_service'] = 'Es gibt keine Willkommens-E-Mail: Der Kunde dieses Kontos hat keine'
    . ' Dienstleistung mehr, zu der es gehört.';
$_ADDONLANG['reason_welcome_no_password'] = 'Es gibt keine Willkommens-E-Mail: Ihre Vorlage enthält das Feld'
    . ' {$cdn_password}, und das Passwort dieses Kontos ist nicht bekannt. Klicken Sie auf [Neues Passwort], dann'
    . ' auf [Willkommens-E-Mail senden].';
$_ADDONLANG['reason_welcome_cut_off'] = 'Das Senden der Willkommens-E-Mail wurde zweimal unterbrochen. Sie kann'
    . ' angekommen sein, daher wird sie nicht von selbst noch einmal gesendet.';

// Traffic of the month
$_ADDONLANG['traffic_title'] = 'Datenverkehr des Monats';
$_ADDONLANG['traffic_total'] = '{total} in diesem Monat';
$_ADDONLANG['traffic_caption'] = 'Datenverkehr im {month} {year}';
$_ADDONLANG['traffic_so_far'] = '{month} {year}: bisher {total}, am meisten am {day}.: {most}.';
$_ADDONLANG['traffic_none'] = '{month} {year}: bisher nichts.';
$_ADDONLANG['traffic_day'] = '{day}.: {served}';
$_ADDONLANG['traffic_read_at'] = 'Von Aflexi abgerufen: {time}. Die Tage gelten in UTC.';
$_ADDONLANG['column_day'] = 'Tag';
$_ADDONLANG['column_served'] = 'Datenverkehr';
$_ADDONLANG['traffic_numbers'] = 'Als Tabelle';
$_ADDONLANG['month_01'] = 'Januar';
$_ADDONLANG['month_02'] = 'Februar';
$_ADDONLANG['month_03'] = 'März';
$_ADDONLANG['month_04'] = 'April';
$_ADDONLANG['month_05'] = 'Mai';
$_ADDONLANG['month_06'] = 'Juni';
$_ADDONLANG['month_07'] = 'Juli';
$_ADDONLANG['month_08'] = 'August';
$_ADDONLANG['month_09'] = 'September';
$_ADDONLANG['month_10'] = 'Oktober';
$_ADDONLANG['month_11'] = 'November';
$_ADDONLANG['month_12'] = 'Dezember';

// One publisher
$_ADDONLANG['publisher_title'] = 'Publisher';
$_ADDONLANG['all_publishers'] = 'Alle Publisher';
$_ADDONLANG['publisher_unknown'] = 'Diesen Publisher gibt es nicht';
$_ADDONLANG['publisher_unknown_about'] = 'Die Adresse nennt einen Publisher, den dieses Addon nicht kennt. Konten,'
    . ' die bei Aflexi nie angelegt wurden, werden vergessen, sobald keine Dienstleistung sie mehr hat.';
$_ADDONLANG['decided_by'] = 'Mehrere Dienstleistungen teilen sich dieses Konto. Dienstleistung #{service}'
    . ' entscheidet darüber.';
$_ADDONLANG['synchronize'] = 'Jetzt abgleichen';
$_ADDONLANG['copy'] = 'Kopieren';
$_ADDONLANG['copied'] = 'Kopiert.';
$_ADDONLANG['not_copied'] = 'Der Browser erlaubt es nicht. Bitte markieren und kopieren Sie den Text selbst.';
$_ADDONLANG['facts_title'] = 'Hier und bei Aflexi';
$_ADDONLANG['facts_about'] = 'Was Aflexi hat, ist vom letzten Gesamtabgleich bekannt, der es gezeigt hat ({time}),'
    . ' und von dem, was dieses Addon seither geändert hat.';
$_ADDONLANG['column_fact'] = 'Was';
$_ADDONLANG['column_applied'] = 'Wie dieses Addon es hinterlassen hat';
$_ADDONLANG['column_observed'] = 'Wie zuletzt von Aflexi bekannt';
$_ADDONLANG['not_told'] = 'nicht bekannt';
$_ADDONLANG['publisher_services'] = 'Dienstleistungen';
$_ADDONLANG['publisher_serviceless'] = 'Keine Dienstleistung hat dieses Konto. Es bleibt, wie es ist.';
$_ADDONLANG['column_open'] = 'Noch zu tun';
$_ADDONLANG['nothing_open'] = 'Nichts';
$_ADDONLANG['due_at'] = 'Nächster Versuch: {time}';
$_ADDONLANG['history_title'] = 'Verlauf';
$_ADDONLANG['history_about'] = 'Was mit diesem Konto geschah, wann, und wer oder was es veranlasst hat; das Neueste'
    . ' zuerst.';
$_ADDONLANG['history_in_log'] = 'Im Protokoll anzeigen';
$_ADDONLANG['history_empty'] = 'Es ist noch nichts geschehen, oder es ist so lange her, dass das Protokoll es nicht'
    . ' mehr hat.';

// The export of publishers
$_ADDONLANG['export'] = '{total} als CSV exportieren';
$_ADDONLANG['export_about'] = 'Für Tabellenprogramme: was der Filter zeigt, auf allen Seiten. Passwörter sind nicht'
    . ' dabei; dass exportiert wurde, steht im Protokoll.';
$_ADDONLANG['export_id'] = 'Nummer';
$_ADDONLANG['export_client_id'] = 'Kundennummer';
$_ADDONLANG['export_client'] = 'Kunde';
$_ADDONLANG['export_username'] = 'Benutzername bei Aflexi';
$_ADDONLANG['export_email'] = 'E-Mail';
$_ADDONLANG['export_package'] = 'Paket';
$_ADDONLANG['export_status'] = 'Status';
$_ADDONLANG['export_why'] = 'Warum';
$_ADDONLANG['export_services'] = 'Dienstleistungen';
$_ADDONLANG['export_differences'] = 'Abweichungen';
$_ADDONLANG['export_synchronized'] = 'Zuletzt abgeglichen (UTC)';
$_ADDONLANG['export_cut'] = 'Diese Datei ist nicht vollständig; bitte exportieren Sie noch einmal. Die Ursache:'
    . ' {message}';

// Services that are not settled
$_ADDONLANG['unsettled_refused'] = 'Hier ist Ihr Eingreifen nötig';
$_ADDONLANG['unsettled_waiting'] = 'Warten auf einen neuen Versuch';
$_ADDONLANG['refused_caption'] = 'Abgelehnte Dienstleistungen: {total}';
$_ADDONLANG['waiting_caption'] = 'Dienstleistungen, die von selbst erneut versucht werden: {total}';
$_ADDONLANG['column_service'] = 'Dienstleistung';
$_ADDONLANG['column_why'] = 'Warum';
$_ADDONLANG['column_decide'] = 'Was Sie tun können';
$_ADDONLANG['column_attempts'] = 'Bisherige Versuche';
$_ADDONLANG['column_due'] = 'Nächster Versuch';
$_ADDONLANG['adopt'] = 'Übernehmen';
$_ADDONLANG['adopt_of'] = 'das Konto für Dienstleistung #{service}';
$_ADDONLANG['use_name'] = 'Diesen Namen verwenden';
$_ADDONLANG['name_of'] = 'Kontoname für Dienstleistung #{service}';
$_ADDONLANG['name_placeholder'] = 'anderer Kontoname';

// The page of a service in WHMCS
$_ADDONLANG['service_tab_more'] = 'Mehr darüber in Aflexi CDN';

// Client area: what clients read. {$aflexi_cdn.words.x} of the templates is client_x here.
$_ADDONLANG['client_menu'] = 'CDN';
$_ADDONLANG['client_title'] = 'Content Delivery Network';
$_ADDONLANG['client_services_about'] = 'Ihre Dienstleistungen mit einem CDN-Konto.';
$_ADDONLANG['client_no_services'] = 'Keine Ihrer Dienstleistungen hat ein CDN-Konto.';
$_ADDONLANG['client_service'] = 'Dienstleistung';
$_ADDONLANG['client_number'] = 'Dienstleistung #{id}';
$_ADDONLANG['client_username'] = 'CDN-Benutzername';
$_ADDONLANG['client_package'] = 'Paket';
$_ADDONLANG['client_status'] = 'Status';
$_ADDONLANG['client_updated'] = 'Letzte Änderung';
$_ADDONLANG['client_manage'] = 'CDN verwalten';
$_ADDONLANG['client_portal'] = 'CDN-Portal öffnen';
$_ADDONLANG['client_all'] = 'Alle Dienstleistungen mit CDN';
$_ADDONLANG['client_pages'] = 'Seiten';
$_ADDONLANG['client_previous'] = 'Zurück';
$_ADDONLANG['client_next'] = 'Weiter';
$_ADDONLANG['client_status_active'] = 'Aktiv';
$_ADDONLANG['client_status_suspended'] = 'Gesperrt';
$_ADDONLANG['client_status_changing'] = 'Wird geändert';
$_ADDONLANG['client_status_setting_up'] = 'Wird eingerichtet';
$_ADDONLANG['client_about_active'] = 'Ihr CDN-Konto ist bereit.';
$_ADDONLANG['client_about_suspended'] = 'Über Ihr CDN-Konto wird zurzeit nichts ausgeliefert. Bitte wenden Sie sich'
    . ' an uns, wenn Sie nicht wissen, warum.';
$_ADDONLANG['client_about_changing'] = 'Ihr CDN-Konto wird gerade geändert.';
$_ADDONLANG['client_about_setting_up'] = 'Wir richten Ihr CDN-Konto ein. Bitte wenden Sie sich an uns, wenn das'
    . ' länger als eine Stunde dauert.';
$_ADDONLANG['client_password'] = 'Passwort';
$_ADDONLANG['client_password_now'] = 'Ihr CDN-Passwort';
$_ADDONLANG['client_password_stored'] = 'Dieses Passwort wurde für Sie erzeugt. Sie können es sich anzeigen lassen'
    . ' oder ein eigenes wählen.';
$_ADDONLANG['client_password_client'] = 'Sie haben ein eigenes Passwort gewählt. Wir bewahren es nicht auf; wenn Sie'
    . ' es verloren haben, wählen Sie ein anderes.';
$_ADDONLANG['client_password_changing'] = 'Ein neues Passwort wird gesetzt. Das dauert einige Sekunden, oder einige'
    . ' Minuten, wenn das CDN beschäftigt ist; laden Sie diese Seite neu, um zu sehen, ob es geschehen ist.';
$_ADDONLANG['client_password_unknown'] = 'Das Passwort dieses Kontos ist uns nicht bekannt.';
$_ADDONLANG['client_show'] = 'Passwort anzeigen';
$_ADDONLANG['client_hide'] = 'Verbergen';
$_ADDONLANG['client_choose'] = 'Ein eigenes Passwort wählen';
$_ADDONLANG['client_new_password'] = 'Neues Passwort';
$_ADDONLANG['client_again'] = 'Neues Passwort wiederholen';
$_ADDONLANG['client_rules'] = '8 bis 64 Buchstaben, Ziffern und Zeichen wie ! ? - _ #. Keine Leerzeichen, keine'
    . ' Umlaute, und keines von diesen: & < > " \' \\';
$_ADDONLANG['client_set'] = 'Passwort setzen';
$_ADDONLANG['client_password_wished'] = 'Ihr neues Passwort wird gesetzt.';
$_ADDONLANG['client_refused'] = 'Ihr neues Passwort wurde nicht angenommen: „{message}“. Das bisherige gilt weiter.'
    . ' Bitte wählen Sie ein anderes.';
$_ADDONLANG['client_no_password'] = 'Das Passwort kann zurzeit nicht angezeigt werden.';
$_ADDONLANG['client_failed'] = 'Das hat nicht funktioniert. Bitte sehen Sie nach, wie Ihr Konto jetzt steht, und'
    . ' versuchen Sie es später noch einmal.';
$_ADDONLANG['client_not_found'] = 'Sie haben keine solche Dienstleistung mit CDN.';
$_ADDONLANG['client_nobody'] = 'Bitte melden Sie sich an und wählen Sie das Kundenkonto, das Sie ansehen möchten.';
$_ADDONLANG['client_unavailable'] = 'Diese Seite ist zurzeit nicht verfügbar. Bitte versuchen Sie es später noch'
    . ' einmal.';
$_ADDONLANG['client_forbidden'] = 'Es wurde nichts geändert, weil Ihre Sitzung beendet ist oder dieses Formular'
    . ' nicht von uns stammt. Bitte öffnen Sie die Seite noch einmal.';

// Queue
$_ADDONLANG['queue_title'] = 'Warteschlange';
$_ADDONLANG['queue_about'] = 'Jede Dienstleistung hat eine Aufgabe, die ihr Konto abgleicht. Hier stehen die, die'
    . ' nicht erledigt sind. Fällige und wartende werden von selbst erledigt; abgelehnte erfordern Ihr Eingreifen'
    . ' oder eine Änderung in WHMCS.';
$_ADDONLANG['queue_hints'] = 'Ereignisse, die vermerkt und noch nicht bearbeitet sind: {count}';
$_ADDONLANG['queue_caption'] = 'Aufgaben: {total}';
$_ADDONLANG['queue_empty'] = 'Es wartet nichts: Alles ist, wie es sein soll.';
$_ADDONLANG['search_queue'] = 'Kunde, E-Mail, Konto, Nummer der Dienstleistung oder Auslöser';
$_ADDONLANG['all_open'] = 'Alles, was nicht erledigt ist';
$_ADDONLANG['choice'] = '{name}: {count}';
$_ADDONLANG['column_state'] = 'Zustand';
$_ADDONLANG['column_cause'] = 'Wer oder was';
$_ADDONLANG['state_due'] = 'Fällig';
$_ADDONLANG['state_waiting'] = 'Wartet auf einen neuen Versuch';
$_ADDONLANG['state_leased'] = 'In Arbeit';
$_ADDONLANG['state_paused'] = 'Angehalten';
$_ADDONLANG['state_refused'] = 'Abgelehnt';
$_ADDONLANG['state_cancelled'] = 'Abgebrochen';
$_ADDONLANG['state_dropped'] = 'Vergessen';
$_ADDONLANG['since'] = 'seit {time}';
$_ADDONLANG['retry'] = 'Jetzt versuchen';
$_ADDONLANG['retry_all'] = 'Alle erneut versuchen';
$_ADDONLANG['forget'] = 'Vergessen';
$_ADDONLANG['retry_all_about'] = 'Versucht alles sofort, was der Filter als abgelehnt, abgebrochen oder wartend'
    . ' zeigt, auf allen Seiten. Jede Aufgabe tut, wofür sie angelegt wurde, und nicht mehr.';
$_ADDONLANG['forget_about'] = '„Vergessen“: Die Ablehnung wird nicht mehr angezeigt und nicht mehr gezählt, und für'
    . ' diese Dienstleistung wird nichts versucht. Sie kommt von selbst zurück, sobald sich in WHMCS etwas an ihr'
    . ' ändert, etwa ihr Kunde, Produkt oder ihre Zahlung; bis dahin ist sie unter dem Zustand „Vergessen“ zu finden.';
$_ADDONLANG['was_forgotten'] = 'Dienstleistung #{service} ist vergessen, bis sich etwas an ihr ändert.';

// Packages
$_ADDONLANG['packages_title'] = 'Pakete bei Aflexi';
$_ADDONLANG['packages_about'] = 'Ein Paket sagt, was ein Konto nutzen darf. Ein Konto erhält das Paket, das sein'
    . ' Produkt auf der Seite der Produkte nennt.';
$_ADDONLANG['packages_unnamed'] = 'Diese Plattform hat keine benannten Pakete: Was ein Konto nutzen darf, wird hier'
    . ' nicht festgelegt.';
$_ADDONLANG['packages_read_first'] = 'Pakete abrufen';
$_ADDONLANG['packages_read_again'] = 'Pakete neu abrufen';
$_ADDONLANG['packages_never_read'] = 'Die Pakete bei Aflexi wurden noch nicht abgerufen.';
$_ADDONLANG['packages_read_at'] = 'Von Aflexi abgerufen: {time}';
$_ADDONLANG['packages_caption'] = 'Pakete: {total}';
$_ADDONLANG['packages_none'] = 'Bei Aflexi gibt es noch keine Pakete.';
$_ADDONLANG['search_packages'] = 'Name eines Pakets';
$_ADDONLANG['column_name'] = 'Name';
$_ADDONLANG['column_accounts'] = 'Konten';
$_ADDONLANG['column_extras'] = 'Enthalten';
$_ADDONLANG['column_products'] = 'Produkte mit CDN, die es nutzen';
$_ADDONLANG['packages_missing'] = 'Noch nicht bei Aflexi';
$_ADDONLANG['packages_missing_about'] = 'Produkte mit CDN nennen diese Pakete. Jedes wird mit seinem ersten Konto'
    . ' angelegt: mit den Grenzen des Pakets, das dieses Konto jetzt hat, sonst mit den Grenzen neuer Pakete unten.';
$_ADDONLANG['new_limits_title'] = 'Grenzen neuer Pakete';
$_ADDONLANG['new_limits_about'] = 'Mit diesen wird ein Paket angelegt, wenn ein Produkt eines nennt, das es bei'
    . ' Aflexi nicht gibt, und das Konto noch keines hat. Pakete, die es schon gibt, bleiben, wie sie sind.';
$_ADDONLANG['new_limits_save'] = 'Grenzen speichern';
$_ADDONLANG['new_limits_saved'] = 'Die Grenzen neuer Pakete sind gespeichert.';
$_ADDONLANG['limit_transfer_gb'] = 'Datentransfer';
$_ADDONLANG['limit_speed_mbps'] = 'Geschwindigkeit';
$_ADDONLANG['limit_hostnames'] = 'Hostnamen';
$_ADDONLANG['limit_ssl'] = 'SSL auf den Hostnamen des Kunden';
$_ADDONLANG['limit_streaming'] = 'Streaming';
$_ADDONLANG['limit_all_locations'] = 'Auslieferung von allen Standorten';
$_ADDONLANG['limits_help'] = 'Ganze Zahlen; ein Feld, das leer ist oder in dem „unlimited“ oder -1 steht, heißt'
    . ' unbegrenzt.';
$_ADDONLANG['unit_transfer_gb'] = 'GB im Monat';
$_ADDONLANG['unit_speed_mbps'] = 'Mbit/s';
$_ADDONLANG['unit_hostnames'] = 'Hostnamen';
$_ADDONLANG['amount_transfer_gb'] = '{number} GB';
$_ADDONLANG['amount_speed_mbps'] = '{number} Mbit/s';
$_ADDONLANG['amount_hostnames'] = '{number}';
$_ADDONLANG['short_ssl'] = 'SSL';
$_ADDONLANG['short_streaming'] = 'Streaming';
$_ADDONLANG['short_all_locations'] = 'Alle Standorte';
$_ADDONLANG['unlimited'] = 'Unbegrenzt';
$_ADDONLANG['switch_on'] = 'Ja';
$_ADDONLANG['switch_off'] = 'Nein';
$_ADDONLANG['package_new'] = 'Neues Paket';
$_ADDONLANG['package_new_about'] = 'Es wird sofort bei Aflexi angelegt. Damit Konten es erhalten, nennen Sie es bei'
    . ' einem Produkt auf der Seite der Produkte.';
$_ADDONLANG['package_edit'] = 'Bearbeiten';
$_ADDONLANG['package_title'] = 'Paket „{name}“';
$_ADDONLANG['package_about'] = 'Konten, die es haben: {count}. Was hier geändert wird, gilt sofort für alle.';
$_ADDONLANG['package_problems'] = 'Es wurde nichts geändert. Bitte berichtigen Sie, was unten markiert ist.';
$_ADDONLANG['package_name_help'] = 'So, wie Aflexi und die Seite der Produkte ihn zeigen sollen.';
$_ADDONLANG['package_confirm_next'] = 'Die nächste Seite zeigt, was geschrieben würde, und fragt nach.';
$_ADDONLANG['package_continue'] = 'Weiter';
$_ADDONLANG['back_to_packages'] = 'Zurück zu den Paketen';
$_ADDONLANG['back_to_package'] = 'Zurück zum Paket';
$_ADDONLANG['package_create_title'] = 'Das Paket „{name}“ anlegen?';
$_ADDONLANG['package_update_title'] = 'Das Paket „{name}“ ändern?';
$_ADDONLANG['package_no_change'] = 'Es würde sich nichts ändern: Das sind die Grenzen, die das Paket hat.';
$_ADDONLANG['package_concerns'] = 'Konten, die dieses Paket haben: {count}. Für sie alle gelten die neuen Grenzen'
    . ' sofort.';
$_ADDONLANG['package_limits_caption'] = 'Seine Grenzen';
$_ADDONLANG['package_changes_caption'] = 'Was sich ändert';
$_ADDONLANG['column_limit'] = 'Grenze';
$_ADDONLANG['column_now'] = 'Jetzt';
$_ADDONLANG['column_then'] = 'Dann';
$_ADDONLANG['column_value'] = 'Wert';
$_ADDONLANG['package_create_yes'] = 'Ja, bei Aflexi anlegen';
$_ADDONLANG['package_update_yes'] = 'Ja, bei Aflexi ändern';
$_ADDONLANG['package_cancel'] = 'Nein, zurück';

// Operation log
$_ADDONLANG['log_title'] = 'Protokoll';
$_ADDONLANG['log_caption'] = 'Zeilen: {total}';
$_ADDONLANG['log_empty'] = 'Es wurde noch nichts protokolliert.';
$_ADDONLANG['search_log'] = 'Kunde, E-Mail, Konto, Nummer der Dienstleistung, wer oder was';
$_ADDONLANG['log_of_one'] = 'Es werden nur die Zeilen eines Kontos angezeigt.';
$_ADDONLANG['log_whole'] = 'Das ganze Protokoll anzeigen';
$_ADDONLANG['log_older'] = 'Ältere Zeilen anzeigen';
$_ADDONLANG['all_results'] = 'Alle Ergebnisse';
$_ADDONLANG['all_actions'] = 'Alle Vorgänge';
$_ADDONLANG['column_time'] = 'Zeit';
$_ADDONLANG['column_action'] = 'Was getan wurde';
$_ADDONLANG['column_result'] = 'Ergebnis';
$_ADDONLANG['column_took'] = 'Dauer';
$_ADDONLANG['seconds'] = '{number} s';
$_ADDONLANG['outcome_done'] = 'Erledigt';
$_ADDONLANG['outcome_refused'] = 'Abgelehnt';
$_ADDONLANG['outcome_failed'] = 'Fehlgeschlagen';
$_ADDONLANG['log_about'] = 'Was bei Aflexi und von Administratoren hier getan wurde, das Neueste zuerst. Die'
    . ' Einstellungen sagen, wie viel protokolliert und wie lange es aufbewahrt wird. Passwörter und Schlüssel stehen'
    . ' nie darin.';
$_ADDONLANG['action_create'] = 'Konto angelegt';
$_ADDONLANG['action_adopt'] = 'Konto übernommen';
$_ADDONLANG['action_activate'] = 'Konto aktiviert';
$_ADDONLANG['action_suspend'] = 'Konto gesperrt';
$_ADDONLANG['action_package'] = 'Paket geändert';
$_ADDONLANG['action_contact'] = 'Name oder E-Mail geändert';
$_ADDONLANG['action_password'] = 'Neues Passwort gesetzt';
$_ADDONLANG['action_look'] = 'Geprüft';
$_ADDONLANG['action_save'] = 'Produkte gespeichert';
$_ADDONLANG['action_answer'] = 'Frage beantwortet';
$_ADDONLANG['action_mode'] = 'Ein, aus oder automatisch gesetzt';
$_ADDONLANG['action_name'] = 'Kontoname vergeben';
$_ADDONLANG['action_allow_adoption'] = 'Übernahme erlaubt';
$_ADDONLANG['action_put_right'] = 'Berichtigung angefordert';
$_ADDONLANG['action_new_password'] = 'Neues Passwort angefordert';
$_ADDONLANG['action_own_password'] = 'Kunde hat ein Passwort gewählt';
$_ADDONLANG['action_reveal'] = 'Passwort angesehen';
$_ADDONLANG['action_welcome'] = 'Willkommens-E-Mail gesendet';
$_ADDONLANG['action_resend_welcome'] = 'Willkommens-E-Mail angefordert';
$_ADDONLANG['action_retry'] = 'Neuer Versuch angefordert';
$_ADDONLANG['action_retry_all'] = 'Neuer Versuch für alle angefordert';
$_ADDONLANG['action_forget'] = 'Ablehnung vergessen';
$_ADDONLANG['action_synchronize'] = 'Abgleich angefordert';
$_ADDONLANG['action_export'] = 'Publisher exportiert';
$_ADDONLANG['action_pause'] = 'Lange Arbeit angehalten';
$_ADDONLANG['action_resume'] = 'Lange Arbeit fortgesetzt';
$_ADDONLANG['action_cancel'] = 'Lange Arbeit abgebrochen';
$_ADDONLANG['action_ignore'] = 'Abweichung ignoriert';
$_ADDONLANG['action_show_again'] = 'Abweichung wieder angezeigt';
$_ADDONLANG['action_package_update'] = 'Grenzen eines Pakets geändert';
$_ADDONLANG['action_package_create'] = 'Paket angelegt';
$_ADDONLANG['action_package_limits'] = 'Grenzen neuer Pakete gesetzt';
$_ADDONLANG['action_token_make'] = 'Token für die Überwachung erzeugt';
$_ADDONLANG['action_token_revoke'] = 'Token für die Überwachung widerrufen';
$_ADDONLANG['what_status'] = 'Status';
$_ADDONLANG['what_package'] = 'Paket';
$_ADDONLANG['what_display_name'] = 'Name';
$_ADDONLANG['what_email'] = 'E-Mail';
$_ADDONLANG['what_mode'] = 'Modus';
$_ADDONLANG['what_own_name'] = 'Kontoname';
$_ADDONLANG['what_enabled'] = 'Produkte mit CDN';
$_ADDONLANG['what_disabled'] = 'Produkte ohne CDN';
$_ADDONLANG['what_packages'] = 'Paketnamen von Produkten';
$_ADDONLANG['what_transfer_gb'] = 'Datentransfer';
$_ADDONLANG['what_speed_mbps'] = 'Geschwindigkeit';
$_ADDONLANG['what_hostnames'] = 'Hostnamen';
$_ADDONLANG['what_ssl'] = 'SSL';
$_ADDONLANG['what_streaming'] = 'Streaming';
$_ADDONLANG['what_all_locations'] = 'Alle Standorte';
$_ADDONLANG['what_question'] = 'Frage';
$_ADDONLANG['what_state'] = 'Zustand';
$_ADDONLANG['what_search'] = 'Suche';
$_ADDONLANG['what_number'] = 'Aufgaben';
$_ADDONLANG['what_publishers'] = 'Publisher';

// What or who asked for something
$_ADDONLANG['admin'] = 'Admin #{id}';
$_ADDONLANG['client'] = 'Kunde #{id}';
$_ADDONLANG['cause_InvoicePaid'] = 'Rechnung bezahlt';
$_ADDONLANG['cause_InvoiceUnpaid'] = 'Rechnung als unbezahlt markiert';
$_ADDONLANG['cause_InvoiceCancelled'] = 'Rechnung storniert';
$_ADDONLANG['cause_InvoiceRefunded'] = 'Rechnung erstattet';
$_ADDONLANG['cause_InvoiceSplit'] = 'Rechnung geteilt';
$_ADDONLANG['cause_ClientEdit'] = 'Kunde bearbeitet';
$_ADDONLANG['cause_ClientClose'] = 'Kundenkonto geschlossen';
$_ADDONLANG['cause_PreDeleteClient'] = 'Kunde gelöscht';
$_ADDONLANG['cause_ClientDelete'] = 'Kunde gelöscht';
$_ADDONLANG['cause_AfterClientMerge'] = 'Kunden zusammengeführt';
$_ADDONLANG['cause_AfterModuleCreate'] = 'Dienstleistung eingerichtet';
$_ADDONLANG['cause_AfterModuleSuspend'] = 'Dienstleistung gesperrt';
$_ADDONLANG['cause_AfterModuleUnsuspend'] = 'Dienstleistung entsperrt';
$_ADDONLANG['cause_AfterModuleTerminate'] = 'Dienstleistung beendet';
$_ADDONLANG['cause_AfterModuleChangePackage'] = 'Paket der Dienstleistung geändert';
$_ADDONLANG['cause_ServiceEdit'] = 'Dienstleistung bearbeitet';
$_ADDONLANG['cause_ServiceDelete'] = 'Dienstleistung gelöscht';
$_ADDONLANG['cause_AddonAdd'] = 'Produkt-Addon zur Dienstleistung hinzugefügt';
$_ADDONLANG['cause_AddonEdit'] = 'Produkt-Addon der Dienstleistung bearbeitet';
$_ADDONLANG['cause_AddonActivation'] = 'Produkt-Addon der Dienstleistung aktiviert';
$_ADDONLANG['cause_AddonActivated'] = 'Produkt-Addon der Dienstleistung aktiviert';
$_ADDONLANG['cause_AddonSuspended'] = 'Produkt-Addon der Dienstleistung gesperrt';
$_ADDONLANG['cause_AddonUnsuspended'] = 'Produkt-Addon der Dienstleistung entsperrt';
$_ADDONLANG['cause_AddonTerminated'] = 'Produkt-Addon der Dienstleistung beendet';
$_ADDONLANG['cause_AddonCancelled'] = 'Produkt-Addon der Dienstleistung storniert';
$_ADDONLANG['cause_AddonFraud'] = 'Produkt-Addon der Dienstleistung als Betrug markiert';
$_ADDONLANG['cause_AddonRenewal'] = 'Produkt-Addon der Dienstleistung verlängert';
$_ADDONLANG['cause_AddonDeleted'] = 'Produkt-Addon der Dienstleistung gelöscht';
$_ADDONLANG['cause_AfterProductUpgrade'] = 'Upgrade des Produkts';
$_ADDONLANG['cause_AfterAddonUpgrade'] = 'Upgrade des Produkt-Addons';
$_ADDONLANG['cause_AcceptOrder'] = 'Bestellung angenommen';
$_ADDONLANG['cause_PendingOrder'] = 'Bestellung auf ausstehend gesetzt';
$_ADDONLANG['cause_CancelOrder'] = 'Bestellung storniert';
$_ADDONLANG['cause_FraudOrder'] = 'Bestellung als Betrug markiert';
$_ADDONLANG['cause_CancelAndRefundOrder'] = 'Bestellung storniert und erstattet';
$_ADDONLANG['cause_DeleteOrder'] = 'Bestellung gelöscht';
$_ADDONLANG['cause_ProductEdit'] = 'Produkt bearbeitet';
$_ADDONLANG['cause_ProductDelete'] = 'Produkt gelöscht';
$_ADDONLANG['cause_AddonConfigSave'] = 'Produkt-Addon bearbeitet';
$_ADDONLANG['cause_ProductAddonDelete'] = 'Produkt-Addon gelöscht';
$_ADDONLANG['cause_AddonModuleConfigSave'] = 'Einstellungen des Addons gespeichert';
$_ADDONLANG['cause_DailyCronJob'] = 'Täglicher Cronjob';
$_ADDONLANG['cause_AddTransaction'] = 'Erstattung verbucht';
$_ADDONLANG['cause_ManualRefund'] = 'Manuelle Erstattung';
$_ADDONLANG['cause_cron'] = 'Vom Cronjob gefunden';
$_ADDONLANG['cause_request'] = 'Nach einem Seitenaufruf gefunden';
$_ADDONLANG['cause_page'] = 'Durch [Alles abgleichen] oder ein Speichern gefunden';
$_ADDONLANG['cause_save'] = '[Einstellungen speichern], {who}';
$_ADDONLANG['cause_answer'] = 'Antwort auf eine Frage, {who}';
$_ADDONLANG['cause_mode'] = 'Ein, aus oder automatisch, {who}';
$_ADDONLANG['cause_name'] = 'Kontoname, {who}';
$_ADDONLANG['cause_adopt'] = '[Übernehmen], {who}';
$_ADDONLANG['cause_put_right'] = '[Berichtigen], {who}';
$_ADDONLANG['cause_new_password'] = '[Neues Passwort], {who}';
$_ADDONLANG['cause_own_password'] = '[Passwort setzen], {who}';
$_ADDONLANG['cause_terminal'] = 'An einem Terminal angefordert';
$_ADDONLANG['cause_synchronize'] = '[Jetzt abgleichen], {who}';
$_ADDONLANG['cause_retry'] = '[Jetzt versuchen], {who}';

// Differences between Aflexi, this addon and WHMCS
$_ADDONLANG['reason_drift_status'] = 'Bei Aflexi ist der Status „{observed}“; dieses Addon hat „{applied}“'
    . ' hinterlassen.';
$_ADDONLANG['reason_drift_package'] = 'Bei Aflexi ist das Paket „{observed}“; dieses Addon hat „{applied}“'
    . ' hinterlassen.';
$_ADDONLANG['reason_drift_name'] = 'Bei Aflexi ist der Name „{observed}“; dieses Addon hat „{applied}“ hinterlassen.';
$_ADDONLANG['reason_drift_email'] = 'Bei Aflexi ist die E-Mail-Adresse „{observed}“; dieses Addon hat „{applied}“'
    . ' hinterlassen.';
$_ADDONLANG['reason_missing_remotely'] = 'Aflexi hat dieses Konto nicht mehr. [Berichtigen] legt es wieder an.';
$_ADDONLANG['reason_unlisted'] = 'Den Benutzer gibt es bei Aflexi noch, er steht dort aber nicht in der Liste der'
    . ' Konten: Seine Verknüpfung wurde entfernt.';
$_ADDONLANG['reason_username_differs'] = 'Dienstleistung #{service} hat in WHMCS jetzt den Benutzernamen'
    . ' „{username}“. Das Konto behält seinen Namen.';

// The differences page
$_ADDONLANG['differences_title'] = 'Abweichungen';
$_ADDONLANG['differences_about'] = 'Worin sich WHMCS und Aflexi nicht einig sind, nach dem Stand des letzten'
    . ' Gesamtabgleichs und dessen, was seither getan wurde.';
$_ADDONLANG['search_differences'] = 'Kunde, Kontoname, E-Mail oder Paket';
$_ADDONLANG['filter_kind'] = 'Art der Abweichung';
$_ADDONLANG['filter_ignored'] = 'Zu entscheiden oder ignoriert';
$_ADDONLANG['not_ignored'] = 'Zu entscheiden';
$_ADDONLANG['ignored'] = 'Ignoriert';
$_ADDONLANG['kind_unequal'] = 'Nicht gleich: {count}';
$_ADDONLANG['kind_missing'] = 'Nur in WHMCS: {count}';
$_ADDONLANG['kind_stranger'] = 'Nur bei Aflexi: {count}';
$_ADDONLANG['about_unequal'] = 'Diese Konten wurden bei Aflexi im Portal geändert. Sie bleiben so, bis Sie sie'
    . ' berichtigen. Was Sie ignorieren, wird wieder angezeigt, wenn sich etwas anderes ändert.';
$_ADDONLANG['about_missing'] = 'Diese Dienstleistungen sollen ein Konto haben, und es ist noch keines angelegt.'
    . ' Wartende werden von selbst erneut versucht; abgelehnte erfordern Ihr Eingreifen.';
$_ADDONLANG['about_stranger'] = 'Diese Konten stehen in der Liste von Aflexi, und keine Dienstleistung in WHMCS'
    . ' erklärt sie. Sie werden nie geändert. Wenn eines zu einer Dienstleistung gehört, geben Sie deren Nummer ein:'
    . ' Das Konto wird dann auf ihrem Stand gehalten.';
$_ADDONLANG['none_unequal'] = 'Jedes Konto ist so, wie dieses Addon es hinterlassen hat.';
$_ADDONLANG['none_missing'] = 'Jede Dienstleistung, die ein Konto haben soll, hat eines.';
$_ADDONLANG['none_stranger'] = 'Jedes Konto in der Liste von Aflexi gehört zu einer Dienstleistung.';
$_ADDONLANG['column_tick'] = 'Ankreuzen';
$_ADDONLANG['column_differs'] = 'Was abweicht';
$_ADDONLANG['column_because'] = 'Was WHMCS sagt';
$_ADDONLANG['column_why_missing'] = 'Warum es kein Konto gibt';
$_ADDONLANG['column_seen'] = 'Zuletzt gesehen';
$_ADDONLANG['column_would'] = 'Was geschrieben wird';
$_ADDONLANG['tick'] = '{what} ankreuzen';
$_ADDONLANG['all_ticked'] = 'Für alle angekreuzten:';
$_ADDONLANG['button_put_right'] = 'Berichtigen …';
$_ADDONLANG['button_adopt'] = 'Übernehmen';
$_ADDONLANG['button_adopt_stranger'] = 'Zuordnen';
$_ADDONLANG['button_adopt_offered'] = 'Wie vorgeschlagen zuordnen';
$_ADDONLANG['adopt_for'] = 'Der Dienstleistung #{service} zuordnen';
$_ADDONLANG['button_ignore'] = 'Ignorieren';
$_ADDONLANG['button_show_again'] = 'Wieder anzeigen';
$_ADDONLANG['decide_elsewhere'] = 'Unter „Publisher“ entscheiden';
$_ADDONLANG['owner_of'] = 'Nummer der Dienstleistung, zu der {name} gehört';
$_ADDONLANG['owner_placeholder'] = 'Nr. der Dienstleistung';
$_ADDONLANG['unadoptable'] = 'Keine Dienstleistung kann ein Konto dieses Namens haben.';
$_ADDONLANG['ignored_by'] = 'Ignoriert von {who}.';
$_ADDONLANG['invoice_paid'] = 'Bezahlt am {date}.';
$_ADDONLANG['invoice_refunded'] = 'Erstattet am {date}.';
$_ADDONLANG['ticked_done'] = 'Entschieden: {count}.';
$_ADDONLANG['ticked_refused'] = 'Abgelehnt: {count}. Für diese wurde nichts geändert:';
$_ADDONLANG['corrections_title'] = 'Diese berichtigen?';
$_ADDONLANG['corrections_about'] = 'Es ist noch nichts geschrieben. Mit Ihrer Zustimmung wird jedes Konto so, wie'
    . ' WHMCS es haben will; was WHMCS will, kann sich bis dahin ändern.';
$_ADDONLANG['corrections_suspend'] = 'Konten, die dadurch gesperrt werden: {suspend}';
$_ADDONLANG['corrections_caption'] = 'Konten: {total}';
$_ADDONLANG['corrections_yes'] = 'Ja, berichtigen ({count})';
$_ADDONLANG['back_to_differences'] = 'Zurück zu den Abweichungen';
$_ADDONLANG['reason_not_made_yet'] = 'Es wurde noch nicht versucht: Der nächste Lauf des Cronjobs tut es.';
$_ADDONLANG['reason_not_made_paused'] = 'Es gehört zu einer Arbeit, die angehalten ist: [Fortsetzen] auf der Seite'
    . ' „Produkte“ macht damit weiter.';
$_ADDONLANG['reason_would_create'] = 'Das Konto wird wieder angelegt, mit dem Paket „{package}“.';
$_ADDONLANG['reason_would_activate'] = 'Das Konto wird aktiviert.';
$_ADDONLANG['reason_would_suspend'] = 'Das Konto wird gesperrt.';
$_ADDONLANG['reason_would_set_package'] = 'Das Paket wird „{package}“.';
$_ADDONLANG['reason_would_set_contact'] = 'Der Name wird „{name}“ und die E-Mail-Adresse „{email}“.';
$_ADDONLANG['reason_would_change_nothing'] = 'Es wird nichts geschrieben: Aflexi hat es inzwischen so, wie WHMCS es'
    . ' haben will.';
$_ADDONLANG['reason_would_keep'] = 'Es bleibt, wie es ist: WHMCS startet und stoppt es derzeit nicht. Setzen Sie'
    . ' seine Dienstleistung unter „Publisher“ auf ein oder aus, um zu entscheiden.';

// Problems an admin must act on
$_ADDONLANG['reason_not_installed'] = 'Die Tabellen des Addons fehlen oder haben einen älteren Stand. Bitte klicken'
    . ' Sie auf [Installation abschließen] auf der Seite „Produkte“ des Addons.';
$_ADDONLANG['reason_not_configured'] = 'Das Addon ist nicht konfiguriert, und Aflexi wird nicht aufgerufen. Bitte'
    . ' füllen Sie in WHMCS unter Addon-Module aus: {fields}';
$_ADDONLANG['reason_auth_key_needed'] = 'Der gespeicherte Auth-Schlüssel ist für den Benutzernamen „{username}“ bei'
    . ' {url}, nicht für die Anmeldung in den Einstellungen; deshalb wird Aflexi nicht aufgerufen. Bitte geben Sie'
    . ' in WHMCS unter Addon-Module den Auth-Schlüssel dieser Anmeldung ein oder setzen Sie die frühere Anmeldung'
    . ' wieder ein.';
$_ADDONLANG['reason_bad_url'] = 'Aflexi wird nicht aufgerufen: {why}. Bitte berichtigen Sie die API-URL in den'
    . ' Einstellungen des Addons.';
$_ADDONLANG['reason_plain_http_refused'] = 'Die API-URL ist nicht verschlüsselt; deshalb wird Aflexi nicht'
    . ' aufgerufen. Bitte verwenden Sie eine https-Adresse oder erlauben Sie unverschlüsseltes HTTP in den'
    . ' Einstellungen des Addons.';
$_ADDONLANG['reason_plain_http_allowed'] = 'Die API-URL ist nicht verschlüsselt: Der Auth-Schlüssel und Passwörter'
    . ' werden im Klartext übertragen.';
$_ADDONLANG['reason_product_addon_missing'] = 'Das Produkt-Addon #{id}, in dem die Produkte mit CDN vermerkt sind,'
    . ' wurde in WHMCS gelöscht. Bei Aflexi wird nichts geändert, bis es wieder da ist: [Installation abschließen]'
    . ' auf der Seite „Produkte“ des Addons legt es mit seinen Produkten wieder an.';
$_ADDONLANG['reason_login_refused'] = 'Aflexi lehnt den Benutzernamen oder den Auth-Schlüssel ab: „{message}“. Der'
    . ' Cronjob macht weiter, sobald die Einstellungen berichtigt und gespeichert sind; [Einstellungen speichern] auf'
    . ' der Seite „Produkte“ tut es sofort.';
$_ADDONLANG['reason_key_lost'] = 'Was das Addon verschlüsselt aufbewahrt, lässt sich nicht mehr öffnen, weil der'
    . ' Verschlüsselungs-Hash dieses WHMCS ein anderer ist als beim Speichern. Bitte setzen Sie den alten'
    . ' cc_encryption_hash wieder in configuration.php ein. Wenn er verloren ist, geben Sie den Auth-Schlüssel neu'
    . ' ein: Das Addon fängt dann neu an, und Passwörter gelten als unbekannt, bis Sie neue setzen.';
$_ADDONLANG['reason_halted'] = 'Aflexi kann derzeit nicht benutzt werden: „{message}“. Es ist nichts verloren: Es'
    . ' wird von selbst erneut versucht.';
$_ADDONLANG['reason_short_list'] = 'Die letzte Liste der Konten von Aflexi hatte {listed} Konten, wo {known} bekannt'
    . ' sind, zu wenige, um glaubhaft zu sein; deshalb wurde ihretwegen nichts geändert. Die nächste vollständige'
    . ' Liste klärt dies von selbst; wenn es wieder vorkommt, fragen Sie bitte Aflexi.';
$_ADDONLANG['reason_other_operator'] = 'Die Einstellungen gehören zum Operator {found} bei Aflexi, die Konten hier'
    . ' aber zu {expected}. Bei Aflexi wird nichts geändert, bis die Einstellungen wieder die des Operators'
    . ' {expected} sind oder Sie auf der Seite des Addons Ja zum Operator {found} sagen.';
$_ADDONLANG['reason_other_site'] = 'Die Konten gehören zu dem WHMCS „{expected}“, dieses hier ist aber „{found}“. Bei'
    . ' Aflexi wird nichts geändert, bis Sie auf der Seite des Addons Ja dazu sagen.';

// Questions: what happened
$_ADDONLANG['reason_brake'] = 'Von den {active} aktiven Konten würden {suspend} gesperrt. Mehr als {limit} auf einmal'
    . ' erfordern Ihre Zustimmung.';
$_ADDONLANG['reason_charging_on'] = 'Das Produkt-Addon, das für das CDN steht, hat jetzt einen Preis. Mit Ihrer'
    . ' Zustimmung haben nur Dienstleistungen mit diesem Addon das CDN. Aktive Konten, die bleiben: {keep}. Aktive'
    . ' Konten, die gesperrt werden: {suspend}.';
$_ADDONLANG['reason_charging_off'] = 'Das Produkt-Addon, das für das CDN steht, ist wieder kostenlos. Mit Ihrer'
    . ' Zustimmung hat es jede bezahlte Dienstleistung eines Produkts mit CDN. Konten, die angelegt oder aktiviert'
    . ' werden: {start}.';

// The connection test
$_ADDONLANG['reason_connected'] = 'Aflexi nimmt die Einstellungen an. Sie sind „{name}“, Operator {operator}.';
$_ADDONLANG['reason_dns'] = 'Der Hostname der API-URL wird nicht gefunden: „{message}“. Bitte prüfen Sie die API-URL,'
    . ' dann die Nameserver dieses Rechners.';
$_ADDONLANG['reason_tls'] = 'Es kommt keine sichere Verbindung zu Aflexi zustande: „{message}“. Bitte prüfen Sie, ob'
    . ' die API-URL stimmt, sowie die Uhr und die Stammzertifikate dieses Rechners.';
$_ADDONLANG['reason_connection_refused'] = 'Der Rechner der API-URL nimmt die Verbindung nicht an: „{message}“. Bitte'
    . ' prüfen Sie Host und Port der API-URL und ob eine Firewall die Verbindungen dieses Rechners nach außen'
    . ' blockiert.';
$_ADDONLANG['reason_timeout'] = 'Aflexi hat nicht rechtzeitig geantwortet: „{message}“. Bitte prüfen Sie, ob eine'
    . ' Firewall die Verbindungen dieses Rechners nach außen blockiert; wenn nicht, versuchen Sie es später noch'
    . ' einmal.';
$_ADDONLANG['reason_not_an_api'] = 'Was an der API-URL antwortet, ist nicht die API von Aflexi: „{message}“. Bitte'
    . ' prüfen Sie die API-URL einschließlich ihres Pfads.';
$_ADDONLANG['reason_not_operator'] = 'Dieser Benutzername und Auth-Schlüssel gehören nicht zu einem Operator. Bitte'
    . ' verwenden Sie die Anmeldung Ihres Operator-Kontos, nicht die eines Publishers.';

// Products
$_ADDONLANG['reason_free_product'] = 'Kostenlose Produkte werden nicht abgeglichen.';
$_ADDONLANG['reason_no_services'] = 'Es hat noch keine Dienstleistungen.';
$_ADDONLANG['reason_services_unpaid'] = 'Dienstleistungen: {services}, keine davon bezahlt.';
$_ADDONLANG['reason_services_free'] = 'Dienstleistungen: {services}, alle davon kostenlos.';
$_ADDONLANG['reason_services_inactive'] = 'Dienstleistungen: {services}, keine davon aktiv.';
$_ADDONLANG['reason_services_without_addon'] = 'Dienstleistungen: {services}, keine davon mit dem Produkt-Addon, das'
    . ' einen Preis hat.';
$_ADDONLANG['reason_services_switched_off'] = 'Dienstleistungen: {services}, alle davon auf „Immer aus“ gestellt.';
$_ADDONLANG['reason_services_ineligible'] = 'Dienstleistungen: {services}, keine davon bezahlt und aktiv.';
$_ADDONLANG['reason_services_not_counted'] = 'So viele Dienstleistungen werden nicht angesehen, nur um diese Seite'
    . ' zu zeigen. Kreuzen Sie es an, und klicken Sie auf [Vorschau], um zu sehen, wen es betrifft.';
$_ADDONLANG['reason_product_hidden'] = 'Vor Kunden versteckt, doch seine Dienstleistungen zählen wie andere.';
$_ADDONLANG['reason_product_retired'] = 'Wird nicht mehr verkauft, doch seine Dienstleistungen zählen wie andere.';
$_ADDONLANG['reason_odd_package_name'] = '„{name}“ sieht eher nach einem Schalter aus als nach einem Paketnamen. Ist'
    . ' das so gemeint?';

// Packages: what is wrong with a form
$_ADDONLANG['reason_package_no_name'] = 'Bitte geben Sie einen Namen ein.';
$_ADDONLANG['reason_package_name_entity'] = '„{name}“ enthält eine HTML-Entity, die WHMCS nicht von dem Zeichen'
    . ' unterscheidet, für das sie steht. Bitte geben Sie dieses Zeichen ein.';
$_ADDONLANG['reason_package_exists'] = 'Bei Aflexi gibt es schon ein Paket „{name}“. Bitte wählen Sie einen anderen'
    . ' Namen, oder bearbeiten Sie jenes.';
$_ADDONLANG['reason_limit_not_a_number'] = '„{typed}“ ist keine ganze Zahl. Bitte geben Sie nur Ziffern ein, oder'
    . ' lassen Sie das Feld für unbegrenzt leer.';
$_ADDONLANG['reason_limit_negative'] = 'Eine Grenze kann nicht negativ sein. Bitte lassen Sie das Feld für'
    . ' unbegrenzt leer.';
$_ADDONLANG['reason_limit_too_big'] = 'Die größte Grenze, die hier möglich ist, ist {most}. Bitte lassen Sie das'
    . ' Feld für unbegrenzt leer.';
$_ADDONLANG['reason_limit_too_small'] = 'Die kleinste Grenze, die hier möglich ist, ist {least}.';
$_ADDONLANG['reason_limit_means_unlimited'] = 'Aflexi versteht {number} hier als unbegrenzt. Bitte wählen Sie eine'
    . ' andere Zahl, oder lassen Sie das Feld leer, wenn unbegrenzt gemeint ist.';

// Packages: what came of it
$_ADDONLANG['reason_packages_read'] = 'Die Pakete wurden von Aflexi abgerufen: {count}.';
$_ADDONLANG['reason_packages_unread'] = 'Die Pakete konnten von Aflexi nicht abgerufen werden, daher wurde nichts'
    . ' geändert: {message}';
$_ADDONLANG['reason_packages_busy'] = 'Jemand anders arbeitet gerade an den Paketen. Es wurde nichts geändert; bitte'
    . ' versuchen Sie es in einer Minute noch einmal.';
$_ADDONLANG['reason_package_updated'] = 'Die Grenzen des Pakets „{name}“ sind bei Aflexi geändert.';
$_ADDONLANG['reason_package_created'] = 'Das Paket „{name}“ ist bei Aflexi angelegt.';
$_ADDONLANG['reason_package_unchanged'] = 'Das Paket „{name}“ hat diese Grenzen schon; es wurde nichts geschrieben.';
$_ADDONLANG['reason_package_changed_meanwhile'] = 'Jemand hat das Paket „{name}“ bei Aflexi geändert, nachdem das'
    . ' Formular gezeigt wurde, daher wurde nichts geschrieben. Unten steht es, wie es jetzt ist.';
$_ADDONLANG['reason_package_gone'] = 'Das Paket „{name}“ gibt es bei Aflexi nicht mehr; es wurde nichts geschrieben.';
$_ADDONLANG['reason_package_not_written'] = 'Aflexi hat es nicht ausgeführt: Das Paket „{name}“ ist, wie es war.'
    . ' Bitte versuchen Sie es noch einmal. {message}';
$_ADDONLANG['reason_package_in_doubt'] = 'Aflexi hat nicht geantwortet, weder zum Paket „{name}“ noch auf die Frage,'
    . ' was daraus geworden ist. Bitte klicken Sie in einer Minute auf [Pakete neu abrufen], um es zu sehen. {message}';
$_ADDONLANG['reason_out_of_time'] = 'Aflexi hat so langsam geantwortet, dass keine Zeit mehr war; es wurde nichts'
    . ' geändert. Bitte versuchen Sie es noch einmal.';
$_ADDONLANG['reason_no_named_packages'] = 'Diese Plattform hat keine benannten Pakete.';

// Why nothing (more) was tried, and failures that are tried again
$_ADDONLANG['reason_busy'] = 'Ein anderer Prozess arbeitet bereits daran; was übrig ist, erledigt er oder der'
    . ' Cronjob.';
$_ADDONLANG['reason_in_transaction'] = 'Ein anderes Modul hat in diesem Seitenaufruf eine Datenbanktransaktion offen'
    . ' gelassen. Der Cronjob macht mit dem Rest weiter.';
$_ADDONLANG['reason_connection'] = 'Aflexi ist nicht erreichbar: {message}';
$_ADDONLANG['reason_throttled'] = 'Aflexi bittet uns, langsamer zu sein: {message}';
$_ADDONLANG['reason_server'] = 'Aflexi meldet einen eigenen Fehler: {message}';
$_ADDONLANG['reason_unknown'] = 'Aflexi gab keine brauchbare Antwort. Der nächste Versuch vergewissert sich, was'
    . ' davon getan wurde: {message}';
$_ADDONLANG['reason_authentication'] = 'Aflexi lehnt den Benutzernamen oder den Auth-Schlüssel ab: {message}';
$_ADDONLANG['reason_contact_unsupported'] = 'Diese Plattform kann Namen und E-Mail-Adresse eines Kontos nicht ändern.';
$_ADDONLANG['reason_database'] = 'Die Datenbank hat eine Anweisung abgelehnt: {message}';

// Refusals
$_ADDONLANG['reason_name_conflict'] = 'Der Kontoname „{name}“ gehört dem Kunden #{client}. Bitte geben Sie dieser'
    . ' Dienstleistung einen eigenen Benutzernamen oder auf der Seite „Publisher“ einen anderen Kontonamen.';
$_ADDONLANG['reason_bad_name'] = '„{name}“ kann kein Kontoname sein. Bitte geben Sie der Dienstleistung einen'
    . ' Benutzernamen aus Buchstaben und Ziffern.';
$_ADDONLANG['reason_no_email'] = 'Der Kunde hat keine E-Mail-Adresse.';
$_ADDONLANG['reason_bad_email'] = 'Die E-Mail-Adresse des Kunden ist länger, als sie bei Konten von Aflexi sein kann.';
$_ADDONLANG['reason_not_ours'] = 'Aflexi hat bereits ein Konto „{name}“ mit der E-Mail-Adresse {email}, die nicht die'
    . ' dieses Kunden ist. Auf der Seite „Publisher“ können Sie es übernehmen oder der Dienstleistung einen anderen'
    . ' Kontonamen geben.';
$_ADDONLANG['reason_platform_refused'] = 'Aflexi lehnt {call} ab: {message}';
$_ADDONLANG['reason_package_refused'] = 'Aflexi lehnt das Paket „{package}“ ab: {message}';
$_ADDONLANG['reason_bad_package_name'] = '„{name}“ kann kein Paketname sein: höchstens 255 Zeichen und kein'
    . ' Steuerzeichen darunter. Bitte geben Sie einen anderen ein.';
$_ADDONLANG['reason_password_refused'] = 'Aflexi lehnt das neue Passwort ab: „{message}“. Bitte versuchen Sie [Neues'
    . ' Passwort] noch einmal.';
$_ADDONLANG['reason_own_password_length'] = 'Bitte wählen Sie ein Passwort mit {least} bis {most} Zeichen.';
$_ADDONLANG['reason_own_password_characters'] = 'Bitte wählen Sie ein Passwort aus Buchstaben, Ziffern und Zeichen'
    . ' wie ! ? - _ #. Keine Leerzeichen, keine Umlaute, und keines von diesen: & < > " \' \\';
$_ADDONLANG['reason_own_password_name'] = 'Das Passwort darf nicht der Benutzername sein.';
$_ADDONLANG['reason_own_password_differs'] = 'Die beiden Passwörter sind nicht gleich. Bitte geben Sie das neue'
    . ' zweimal ein.';
$_ADDONLANG['reason_own_password_waits'] = 'Es wird schon ein neues Passwort gesetzt. Bitte warten Sie, bis das'
    . ' geschehen ist.';
$_ADDONLANG['reason_own_password_busy'] = 'An dem Konto wird gerade gearbeitet. Bitte versuchen Sie es in einer'
    . ' Minute noch einmal.';
$_ADDONLANG['reason_own_password_not_active'] = 'Ein Passwort kann nur gesetzt werden, solange das CDN-Konto aktiv'
    . ' ist.';
$_ADDONLANG['reason_own_password_not_allowed'] = 'Ihr Benutzer darf die Produkte dieses Kunden nicht verwalten.';

$_ADDONLANG['reason_bulk_cancelled'] = '{by} hat die Arbeit abgebrochen, bevor diese Dienstleistung an der Reihe war.'
    . ' [Einstellungen speichern] nimmt sie wieder auf.';

// Why a service has an account or has none
$_ADDONLANG['reason_switched_on'] = 'Ein Admin hat die Dienstleistung auf „Immer ein“ gesetzt.';
$_ADDONLANG['reason_switched_off'] = 'Ein Admin hat die Dienstleistung auf „Immer aus“ gesetzt.';
$_ADDONLANG['reason_addon_not_held'] = 'Die Dienstleistung hat das Produkt-Addon nicht, das einen Preis hat.';
$_ADDONLANG['reason_addon_unpaid'] = 'Das Produkt-Addon der Dienstleistung ist nicht bezahlt: Rechnung #{invoice}.';
$_ADDONLANG['reason_addon_never_paid'] = 'Zum Produkt-Addon der Dienstleistung wurde nie eine Rechnung bezahlt.';
$_ADDONLANG['reason_paid'] = 'Rechnung #{invoice} ist bezahlt.';
$_ADDONLANG['reason_upgrade_paid'] = 'Das Upgrade wurde mit Rechnung #{invoice} bezahlt.';
$_ADDONLANG['reason_free_cycle'] = 'Die Dienstleistung ist kostenlos.';
$_ADDONLANG['reason_never_paid'] = 'Zu der Dienstleistung wurde nie eine Rechnung bezahlt.';
$_ADDONLANG['reason_invoice_refunded'] = 'Rechnung #{invoice} wurde erstattet.';
$_ADDONLANG['reason_invoice_cancelled'] = 'Rechnung #{invoice} wurde storniert, nachdem sie bezahlt war.';
$_ADDONLANG['reason_invoice_unpaid'] = 'Rechnung #{invoice} war bezahlt und ist wieder unbezahlt.';
$_ADDONLANG['reason_renewal_overdue'] = 'Die Verlängerung, Rechnung #{invoice}, ist mehr als {days} Tage nach ihrer'
    . ' Fälligkeit noch unbezahlt.';
$_ADDONLANG['reason_invoice_collections'] = 'Die Zahlung von Rechnung #{invoice} wurde zurückgezogen (Inkasso).';
$_ADDONLANG['reason_invoice_other'] = 'Rechnung #{invoice} hat den Status {status}.';
$_ADDONLANG['reason_refunded_in_full'] = 'Alles, was auf Rechnung #{invoice} gezahlt wurde, wurde zurückgezahlt.';
$_ADDONLANG['reason_service_pending'] = 'Die Dienstleistung ist ausstehend.';
$_ADDONLANG['reason_service_suspended'] = 'Die Dienstleistung ist gesperrt.';
$_ADDONLANG['reason_service_terminated'] = 'Die Dienstleistung ist beendet.';
$_ADDONLANG['reason_service_cancelled'] = 'Die Dienstleistung ist storniert.';
$_ADDONLANG['reason_service_fraud'] = 'Die Dienstleistung ist als Betrug markiert.';
$_ADDONLANG['reason_service_gone'] = 'Die Dienstleistung gibt es in WHMCS nicht mehr.';
$_ADDONLANG['reason_service_status_unknown'] = 'Die Dienstleistung hat den Status „{status}“, den das Addon nicht'
    . ' kennt.';
$_ADDONLANG['reason_product_not_enabled'] = 'Zu dem Produkt gehört kein CDN.';
$_ADDONLANG['reason_product_gone'] = 'Das Produkt gibt es in WHMCS nicht mehr.';
$_ADDONLANG['reason_client_closed'] = 'Das Kundenkonto ist geschlossen.';
$_ADDONLANG['reason_client_gone'] = 'Den Kunden gibt es in WHMCS nicht mehr.';

// Health
$_ADDONLANG['health_title'] = 'Ist alles in Ordnung?';
$_ADDONLANG['health_about'] = 'Dies weiß das Addon, ohne Aflexi aufzurufen. [Verbindung testen] fragt Aflexi jetzt.';
$_ADDONLANG['health_at'] = 'Stand {time}:';
$_ADDONLANG['health_json'] = 'Dasselbe als JSON';
$_ADDONLANG['column_check'] = 'Was';
$_ADDONLANG['column_found'] = 'Befund';
$_ADDONLANG['state_ok'] = 'OK';
$_ADDONLANG['state_unknown'] = 'Nicht bekannt';
$_ADDONLANG['state_warning'] = 'Warnung';
$_ADDONLANG['state_critical'] = 'Kritisch';
$_ADDONLANG['health_api'] = 'API von Aflexi';
$_ADDONLANG['health_login'] = 'Anmeldung';
$_ADDONLANG['health_cron'] = 'Cronjob';
$_ADDONLANG['health_jobs'] = 'Älteste Aufgabe';
$_ADDONLANG['health_breaker'] = 'Pause nach Fehlschlägen';
$_ADDONLANG['health_full_pass'] = 'Letzter Gesamtabgleich';
$_ADDONLANG['health_questions'] = 'Fragen an Sie';
$_ADDONLANG['health_needs_you'] = 'Handlungsbedarf';
$_ADDONLANG['health_key'] = 'Verschlüsselter Speicher';
$_ADDONLANG['health_product_addon'] = 'Produkt-Addon';
$_ADDONLANG['health_traffic'] = 'Datenverkehr des Monats';
$_ADDONLANG['health_versions'] = 'Versionen';
$_ADDONLANG['health_schema'] = 'Tabellen';
$_ADDONLANG['reason_api_never_asked'] = 'Aflexi wurde noch nicht gefragt.';
$_ADDONLANG['reason_api_answered'] = 'Aflexi hat vor {minutes} Minuten geantwortet, innerhalb von {milliseconds} ms.';
$_ADDONLANG['reason_api_silent'] = 'Aflexi hat seit {minutes} Minuten nicht geantwortet. {message}';
$_ADDONLANG['reason_login_accepted'] = 'Aflexi hat den Benutzernamen und Auth-Schlüssel angenommen, als es zuletzt'
    . ' gefragt wurde.';
$_ADDONLANG['reason_login_not_tried'] = 'Aflexi hat noch nicht gesagt, ob es den Benutzernamen und Auth-Schlüssel'
    . ' annimmt.';
$_ADDONLANG['reason_cron_never'] = 'Der Cronjob von WHMCS hat das Addon noch nicht ausgeführt. Bitte prüfen Sie, ob'
    . ' er eingerichtet ist und ob sein PHP die Erweiterung aflexi_cdn lädt.';
$_ADDONLANG['reason_cron_seen'] = 'Der Cronjob von WHMCS hat das Addon zuletzt vor {minutes} Minuten ausgeführt. Er'
    . ' sollte es alle fünf Minuten tun.';
$_ADDONLANG['reason_jobs_in_time'] = 'Nichts wartet länger, als es soll. Aufgaben, die warten oder in Arbeit sind:'
    . ' {open}.';
$_ADDONLANG['reason_jobs_late'] = 'Die älteste Aufgabe wartet seit {minutes} Minuten. Aufgaben, die warten oder in'
    . ' Arbeit sind: {open}.';
$_ADDONLANG['reason_breaker_closed'] = 'Aflexi wird nach Bedarf aufgerufen.';
$_ADDONLANG['reason_breaker_open'] = 'Ein Aufruf ist fehlgeschlagen. In {seconds} Sekunden fragt ein einzelner'
    . ' Aufruf, ob Aflexi wieder da ist.';
$_ADDONLANG['reason_pass_never'] = 'Es wurde noch kein Gesamtabgleich abgeschlossen.';
$_ADDONLANG['reason_pass_done'] = 'Der letzte Gesamtabgleich wurde vor {hours} Stunden abgeschlossen.';
$_ADDONLANG['reason_pass_stopped'] = 'Der letzte Gesamtabgleich konnte die Liste der Konten nicht zu Ende lesen. Er'
    . ' wird eine Stunde danach wiederholt.';
$_ADDONLANG['reason_no_questions'] = 'Nichts wartet auf Ihre Antwort.';
$_ADDONLANG['reason_questions_open'] = 'Fragen, die auf der Seite „Produkte“ auf Ihre Antwort warten: {count}.';
$_ADDONLANG['reason_nobody_needs_you'] = 'Es besteht kein Handlungsbedarf.';
$_ADDONLANG['reason_needs_you'] = 'Dienstleistungen, die das Addon ohne Sie nicht abgleichen kann: {count}. Die Seite'
    . ' „Warteschlange“ nennt jede von ihnen und sagt, warum; über Kontonamen und Übernahmen entscheiden Sie auf der'
    . ' Seite „Publisher“.';
$_ADDONLANG['reason_key_opens'] = 'Was das Addon verschlüsselt aufbewahrt, lässt sich öffnen.';
$_ADDONLANG['reason_product_addon_there'] = 'Das Produkt-Addon, in dem die Produkte mit CDN vermerkt sind, ist da.';
$_ADDONLANG['reason_traffic_read'] = 'Der Datenverkehr der Konten wurde zuletzt vor {hours} Stunden abgerufen. Der'
    . ' von heute wird alle sechs Stunden abgerufen.';
$_ADDONLANG['reason_traffic_never'] = 'Der Datenverkehr der Konten wurde noch nicht abgerufen. Das tut der Cronjob,'
    . ' wenn er sonst nichts zu tun hat.';
$_ADDONLANG['reason_traffic_not_told'] = 'Aflexi nennt den Datenverkehr der Konten nicht: „{message}“. Seiten, die'
    . ' ihn zeigen, sind ohne ihn oder zeigen, was vorher abgerufen wurde. Sonst hängt nichts davon ab, und es wird'
    . ' von selbst wieder danach gefragt.';
$_ADDONLANG['reason_versions_match'] = 'Addon und Erweiterung haben die Version {addon}.';
$_ADDONLANG['reason_versions_differ'] = 'Die Dateien des Addons haben die Version {addon}, die geladene Erweiterung'
    . ' aflexi_cdn die Version {extension}. Bitte installieren Sie beide in derselben Version und starten Sie PHP'
    . ' neu.';
$_ADDONLANG['reason_schema_current'] = 'Die Tabellen des Addons sind vollständig (Schema {schema}).';

// Monitoring
$_ADDONLANG['monitoring_title'] = 'Überwachung';
$_ADDONLANG['monitoring_about'] = 'Ein Überwachungssystem liest dasselbe als JSON, mit einem Token und ohne'
    . ' Anmeldung: Der HTTP-Status ist 200, oder 503, solange oben etwas kritisch ist. Die Adresse ist';
$_ADDONLANG['token_none'] = 'Es gibt kein Token; deshalb antwortet diese Adresse niemandem.';
$_ADDONLANG['token_there'] = 'Ein Token ist in Gebrauch. Es kann nicht noch einmal angezeigt werden.';
$_ADDONLANG['token_make'] = 'Token erzeugen';
$_ADDONLANG['token_replace'] = 'Anderes Token erzeugen';
$_ADDONLANG['token_revoke'] = 'Token widerrufen';
$_ADDONLANG['token_once'] = 'Bitte kopieren Sie das neue Token jetzt: Es wird nicht noch einmal angezeigt. Ein'
    . ' früheres gilt nicht mehr.';
$_ADDONLANG['token_label'] = 'Token für die Überwachung';
$_ADDONLANG['token_header'] = 'Es wird als dieser Header gesendet:';

// Dashboard
$_ADDONLANG['widget_about'] = 'Ob die CDN-Konten auf dem Stand dessen sind, was verkauft ist.';
$_ADDONLANG['glance_in_line'] = 'Abgeglichen';
$_ADDONLANG['glance_in_line_about'] = 'Es ist nichts mehr zu tun.';
$_ADDONLANG['glance_waiting'] = 'Wartend';
$_ADDONLANG['glance_waiting_about'] = 'Es gibt etwas zu tun, was das Addon von selbst erledigt.';
$_ADDONLANG['glance_needs_you'] = 'Handlungsbedarf';
$_ADDONLANG['glance_needs_you_about'] = 'Etwas wartet auf Sie.';
$_ADDONLANG['glance_problems'] = 'Probleme';
$_ADDONLANG['glance_problems_about'] = 'Die Arbeit kommt nicht voran.';
$_ADDONLANG['glance_missing'] = 'Probleme';
$_ADDONLANG['glance_missing_about'] = 'Die PHP-Erweiterung aflexi_cdn ist nicht geladen. Die Seite des Addons sagt,'
    . ' was zu tun ist.';
$_ADDONLANG['glance_mismatch'] = 'Probleme';
$_ADDONLANG['glance_mismatch_about'] = 'Die PHP-Erweiterung aflexi_cdn hat nicht die Version des Addons. Die Seite des'
    . ' Addons sagt, was zu tun ist.';
$_ADDONLANG['glance_failed'] = 'Nicht bekannt';
$_ADDONLANG['glance_failed_about'] = 'Wie es steht, konnte nicht gelesen werden. Das Aktivitätsprotokoll sagt, warum.';
$_ADDONLANG['glance_page'] = 'Aflexi CDN öffnen';

// What staff are told
$_ADDONLANG['notice_login_refused'] = 'Aflexi lehnt die Anmeldung ab.';
$_ADDONLANG['notice_halted'] = 'Aflexi kann seit einer Viertelstunde oder länger nicht benutzt werden.';
$_ADDONLANG['notice_newer_schema'] = 'Die Tabellen des Addons stammen von einer neueren Version als das Addon.';
$_ADDONLANG['notice_key_lost'] = 'Der verschlüsselte Speicher lässt sich nicht öffnen.';
$_ADDONLANG['notice_product_addon_missing'] = 'Das Produkt-Addon wurde gelöscht.';
$_ADDONLANG['notice_short_list'] = 'Die Liste der Konten von Aflexi ist zu kurz, um glaubhaft zu sein.';
$_ADDONLANG['notice_not_configured'] = 'Die Einstellungen sind nicht mehr vollständig.';
$_ADDONLANG['notice_auth_key_needed'] = 'Der Auth-Schlüssel muss neu eingegeben werden.';
$_ADDONLANG['notice_bad_url'] = 'Die API-URL kann nicht verwendet werden.';
$_ADDONLANG['notice_plain_http_refused'] = 'Die API-URL ist nicht verschlüsselt.';
$_ADDONLANG['notice_brake'] = 'Ihre Zustimmung ist nötig: Ungewöhnlich viele Konten würden gesperrt.';
$_ADDONLANG['notice_charging'] = 'Ihre Zustimmung ist nötig: Der Preis des Produkt-Addons hat sich geändert.';
$_ADDONLANG['notice_other_operator'] = 'Ihre Zustimmung ist nötig: Die Anmeldung ist die eines anderen Operators bei'
    . ' Aflexi.';
$_ADDONLANG['notice_other_site'] = 'Ihre Zustimmung ist nötig: Die Konten gehören zu einem anderen WHMCS.';
$_ADDONLANG['notice_needs_you'] = 'Dienstleistungen erfordern Ihr Eingreifen.';
$_ADDONLANG['notice_over'] = 'Dies ist vorbei: {what}';
$_ADDONLANG['notice_since'] = 'Zuerst bemerkt: {time}';
$_ADDONLANG['notice_page'] = 'Die Seite des Addons (Addons > Aflexi CDN) zeigt es und was Sie tun können: {link}';
$_ADDONLANG['notice_once'] = 'Diese Nachricht erhalten Sie nur einmal. Wenn es vorbei ist, steht es im'
    . ' Aktivitätsprotokoll.';
$_ADDONLANG['notice_not_sent'] = 'Die E-Mail hierüber konnte nicht gesendet werden: {what} {message}';

// Tabellen einer anderen Version
$_ADDONLANG['reason_newer_schema'] = 'Die Tabellen des Addons stammen von einer neueren Version (Schema {schema}) als'
    . ' die, mit der diese Version arbeitet (Schema {known}). Bis die neuere Version der Dateien und der Erweiterung'
    . ' wieder installiert ist, wird nichts gelesen, geändert oder abgeglichen; was bis dahin geschieht, holt ihr'
    . ' erster Gesamtabgleich nach.';
// Umzug vom Plugin von 2011
$_ADDONLANG['tab_legacy'] = 'Umzug';
$_ADDONLANG['activated_legacy_taken'] = 'Aflexi CDN ist aktiv. Benutzername und Auth-Schlüssel des Plugins von 2011'
    . ' wurden übernommen und werden verschlüsselt aufbewahrt. Eines ist noch zu tun, unter „Konfigurieren“: Wählen'
    . ' Sie die Administratorrollen aus, die es benutzen dürfen. Sehen Sie dann unter Addons > Aflexi CDN > Umzug'
    . ' nach.';
$_ADDONLANG['activated_legacy_same'] = 'Aflexi CDN ist aktiv. Das Plugin von 2011 wurde gefunden, mit der Anmeldung,'
    . ' die hier schon eingetragen war. Sehen Sie unter Addons > Aflexi CDN > Umzug nach.';
$_ADDONLANG['activated_legacy_own'] = 'Aflexi CDN ist aktiv. Das Plugin von 2011 wurde gefunden, mit einem anderen'
    . ' Benutzernamen als dem, der hier eingetragen ist und gilt. Sehen Sie unter Addons > Aflexi CDN > Umzug nach.';
$_ADDONLANG['activated_legacy_none'] = 'Aflexi CDN ist aktiv. Das Plugin von 2011 wurde gefunden, aber keine'
    . ' vollständige Anmeldung. Zwei Dinge sind noch zu tun, beide unter „Konfigurieren“: Wählen Sie die'
    . ' Administratorrollen aus, die es benutzen dürfen, und tragen Sie Ihren Benutzernamen und Auth-Schlüssel von'
    . ' Aflexi ein. Sehen Sie dann unter Addons > Aflexi CDN > Umzug nach.';
$_ADDONLANG['activated_legacy_failed'] = 'Aflexi CDN ist aktiv. Das Plugin von 2011 wurde gefunden, aber es konnte'
    . ' nichts von ihm übernommen werden: {message}. Zwei Dinge sind noch zu tun, beide unter „Konfigurieren“: Wählen'
    . ' Sie die Administratorrollen aus, die es benutzen dürfen, und tragen Sie Ihren Benutzernamen und Auth-Schlüssel'
    . ' von Aflexi ein. Drücken Sie dann unter Addons > Aflexi CDN > Umzug auf [Übernehmen].';
$_ADDONLANG['legacy_here'] = 'Vom Aflexi-Plugin von 2011 ist noch etwas vorhanden.';
$_ADDONLANG['legacy_title'] = 'Umzug vom Plugin von 2011';
$_ADDONLANG['legacy_about'] = 'Anmeldung, Produkte und Konten des alten Plugins werden hier weitergeführt. Konten'
    . ' werden übernommen, wie sie sind; keines wird ein zweites Mal angelegt und keines gelöscht.';
$_ADDONLANG['legacy_taken'] = 'Übernommen';
$_ADDONLANG['legacy_nothing_taken'] = 'Es wurde noch nichts übernommen.';
$_ADDONLANG['legacy_credentials_taken'] = 'Benutzername und Auth-Schlüssel von {login} wurden übernommen; der'
    . ' Schlüssel wird verschlüsselt aufbewahrt. Sonst wird von den alten Einstellungen nichts mehr gebraucht.';
$_ADDONLANG['legacy_credentials_same'] = 'Die Anmeldung {login} war hier schon eingetragen, deshalb gilt der'
    . ' Schlüssel, der hier eingetragen ist.';
$_ADDONLANG['legacy_credentials_own'] = 'Das Plugin von 2011 benutzte die Anmeldung {login}; hier ist eine andere'
    . ' eingetragen. Konten einer anderen Anmeldung werden nicht von selbst übernommen.';
$_ADDONLANG['legacy_credentials_none'] = 'Es gab keine vollständige Anmeldung. Bitte tragen Sie Benutzernamen und'
    . ' Auth-Schlüssel in den Einstellungen ein.';
$_ADDONLANG['legacy_accounts'] = 'Konten des Plugins von 2011: {accounts}, davon {adopted} übernommen.';
$_ADDONLANG['legacy_passwords'] = 'Passwörter, die verschlüsselt aufbewahrt werden: {passwords}. Sie haben den Stand'
    . ' des Plugins von 2011 und können veraltet sein.';
$_ADDONLANG['legacy_products'] = 'Produkte mit CDN: {enabled}. Sie sind auf der Seite „Produkte“ angekreuzt.';
$_ADDONLANG['legacy_free'] = 'Das Produkt „{product}“ ist kostenlos, und kostenlose Produkte werden nicht'
    . ' abgeglichen. Seine Konten bleiben, wie sie sind, bis es einen Preis hat.';
$_ADDONLANG['legacy_module'] = 'Das Produkt „{product}“ (#{id}) wird vom Servermodul von 2011 eingerichtet und ist'
    . ' hier nicht angekreuzt. Kreuzen Sie es auf der Seite „Produkte“ an, damit seine Konten übernommen werden;'
    . ' wählen Sie dann in seinen Moduleinstellungen kein Modul, denn dieses Modul läuft nicht mehr.';
$_ADDONLANG['legacy_module_enabled'] = 'Das Produkt „{product}“ (#{id}) wird noch vom Servermodul von 2011'
    . ' eingerichtet. Wählen Sie in seinen Moduleinstellungen kein Modul, denn dieses Modul läuft nicht mehr.';
$_ADDONLANG['legacy_waiting'] = 'Was wartet';
$_ADDONLANG['legacy_waiting_about'] = 'Konten, die nicht übernommen sind: {total}';
$_ADDONLANG['legacy_why'] = 'Warum, und was zu tun ist';
$_ADDONLANG['legacy_kept'] = 'aufbewahrt';
$_ADDONLANG['legacy_not_kept'] = 'keines';
$_ADDONLANG['legacy_decide'] = 'Siehe Abweichungen';
$_ADDONLANG['legacy_files'] = 'Alte Dateien und Hooks';
$_ADDONLANG['legacy_files_about'] = 'Diese liegen noch im Verzeichnis von WHMCS. Bitte nehmen Sie sie dort heraus:'
    . ' WHMCS führt jede Datei in includes/hooks bei jedem Ereignis aus, also arbeitet das alte Plugin neben diesem'
    . ' Addon oder bricht, da es unter PHP 7 und später nicht läuft, das Ereignis ab. Hier braucht sie nichts.';
$_ADDONLANG['legacy_perhaps'] = '(nur wenn sie vom Plugin von 2011 ist: auch andere können diesen Namen benutzen)';
$_ADDONLANG['legacy_template'] = 'Die E-Mail-Vorlage „Aflexi CDN Welcome Mail“ führt PHP-Code des alten Plugins aus,'
    . ' was WHMCS nicht mehr zulässt. Löschen Sie sie und lassen Sie kein Produkt sie senden; dieses Addon hat eine'
    . ' eigene.';
$_ADDONLANG['legacy_secrets'] = 'Klartext';
$_ADDONLANG['legacy_secrets_about'] = 'Schlüssel und Passwörter, die noch im Klartext in den Tabellen des Plugins von'
    . ' 2011 stehen: {secrets}. Wer eine Sicherung lesen kann, kann sie lesen.';
$_ADDONLANG['legacy_move_over'] = 'Übernehmen';
$_ADDONLANG['legacy_sure'] = 'Entfernen. Nichts bringt sie zurück, und das Plugin von 2011 kann danach nicht mehr'
    . ' arbeiten.';
$_ADDONLANG['legacy_left'] = 'Passwörter und Einstellungen, die nicht übernommen werden konnten: {left}, darunter:';
$_ADDONLANG['legacy_anyway'] = 'Auch diese entfernen. Sie sind dann verloren; für ein übernommenes Konto kann ein'
    . ' neues Passwort gesetzt werden.';
$_ADDONLANG['legacy_remove'] = 'Klartext entfernen';
$_ADDONLANG['legacy_finish'] = 'Abschließen';
$_ADDONLANG['legacy_finish_about'] = 'Verwirft diese Liste und die Passwörter der Konten, die nicht übernommen'
    . ' wurden. Übernommene Konten behalten ihres.';
$_ADDONLANG['password_imported'] = 'Stand des Plugins von 2011; es kann veraltet sein.';
$_ADDONLANG['client_password_imported'] = 'Dieses Passwort stammt aus unserem früheren System und kann veraltet sein.'
    . ' Wenn es nicht gilt, wählen Sie ein eigenes.';
$_ADDONLANG['reason_legacy_bad_name'] = 'Keine Dienstleistung kann ein Konto dieses Namens haben. Wird es noch'
    . ' benutzt, so geben Sie der Dienstleistung einen anderen Benutzernamen; dann wird ein neues Konto angelegt.';
$_ADDONLANG['reason_legacy_other_login'] = 'Es wurde mit einer anderen Anmeldung bei Aflexi angelegt als der in den'
    . ' Einstellungen und wird deshalb nicht von selbst übernommen.';
$_ADDONLANG['reason_legacy_doubtful'] = 'Nichts beweist, dass dieses Konto das des Kunden ist: Es hat bei Aflexi die'
    . ' E-Mail-Adresse {email}, und Dienstleistungen mehrerer Kunden haben diesen Namen, oder die Person heißt dort'
    . ' anders. Entscheiden Sie auf der Seite „Abweichungen“, ob die Dienstleistung es übernimmt, oder geben Sie der'
    . ' Dienstleistung einen anderen Kontonamen.';
$_ADDONLANG['reason_legacy_on_its_way'] = 'Der nächste Lauf des Cronjobs kümmert sich darum.';
$_ADDONLANG['reason_legacy_no_service'] = 'Es ist bei Aflexi vorhanden, und keine Dienstleistung, die CDN haben soll,'
    . ' kann es übernehmen: Keine hat seinen Namen, oder die mit seinem Namen hat schon ein anderes Konto. Es bleibt,'
    . ' wie es ist; auf der Seite „Abweichungen“ können Sie sagen, zu welcher'
    . ' Dienstleistung es gehört.';
$_ADDONLANG['reason_legacy_gone'] = 'Es ist bei Aflexi nicht mehr vorhanden. Es ist nichts zu tun; soll eine'
    . ' Dienstleistung es haben, wird es neu angelegt.';
$_ADDONLANG['reason_legacy_not_looked'] = 'Es wurde noch nicht gesucht. Der nächste Gesamtabgleich tut es; [Alles'
    . ' abgleichen] auf der Seite „Produkte“ tut es sofort.';
$_ADDONLANG['reason_legacy_runs'] = 'Das Plugin von 2011 läuft noch neben diesem Addon: WHMCS führt bei jedem'
    . ' Ereignis seine Datei {file} aus, also ändern beide dieselben Konten, oder das Ereignis bricht mit einem'
    . ' Fehler ab. Bitte nehmen Sie diese Datei aus includes/hooks heraus; die Seite „Umzug“ nennt die anderen.';
$_ADDONLANG['reason_legacy_moved'] = 'Was das Plugin von 2011 im Klartext aufbewahrt, wurde verschlüsselt übernommen.';
$_ADDONLANG['reason_legacy_removed'] = 'Aus den Tabellen des Plugins von 2011 entfernt: {number} Schlüssel und'
    . ' Passwörter im Klartext.';
$_ADDONLANG['reason_legacy_finished'] = 'Der Umzug ist abgeschlossen.';
$_ADDONLANG['health_legacy'] = 'Plugin von 2011';
$_ADDONLANG['notice_legacy_runs'] = 'Das Plugin von 2011 läuft noch neben diesem Addon.';
$_ADDONLANG['action_move_over'] = 'Vom Plugin von 2011 übernommen';
$_ADDONLANG['action_remove_clear_text'] = 'Klartext des Plugins von 2011 entfernt';
$_ADDONLANG['action_finish_moving'] = 'Umzug abgeschlossen';
$_ADDONLANG['what_lost'] = 'Nicht übernommen';

// Übernahme von Publishern, die es vor dem Addon gab
$_ADDONLANG['import_first'] = 'Gibt es bei Aflexi schon Publisher? Dann klicken Sie bitte auf [Alles abgleichen], bevor'
    . ' Sie zum ersten Mal speichern: Damit wird deren Liste gelesen, und niemand bekommt einen zweiten. Was passt,'
    . ' kann danach auf der Seite „Abweichungen“ übernommen werden.';
$_ADDONLANG['import_open'] = 'Publisher übernehmen …';
$_ADDONLANG['import_title'] = 'Publisher übernehmen';
$_ADDONLANG['import_about'] = 'Diese Publisher gab es bei Aflexi, bevor dieses Addon mit ihnen zu tun hatte. Jeder wird'
    . ' mit den Dienstleistungen der CDN-Produkte verglichen, die noch keinen Publisher haben. Mit der Übernahme wird'
    . ' er zum Publisher seiner Dienstleistung: Nichts wird neu angelegt, Status und Paket werden so, wie WHMCS es'
    . ' sagt. Gezeigt wird die zuletzt gelesene Liste; [Alles abgleichen] auf der Seite „Produkte“ liest sie neu.';
$_ADDONLANG['import_fits'] = 'Wie sie passen';
$_ADDONLANG['import_fit_exact'] = 'Name und E-Mail: {count}';
$_ADDONLANG['import_fit_name'] = 'Nur der Name: {count}';
$_ADDONLANG['import_fit_email'] = 'Nur die E-Mail: {count}';
$_ADDONLANG['import_fit_ambiguous'] = 'Nicht eindeutig: {count}';
$_ADDONLANG['import_fit_none'] = 'Nichts passt: {count}';
$_ADDONLANG['import_about_exact'] = 'Name und E-Mail-Adresse sind die der Dienstleistung und ihres Kunden.';
$_ADDONLANG['import_about_name'] = 'Der Name ist der der Dienstleistung, die E-Mail-Adresse aber nicht die des Kunden.'
    . ' Bitte sehen Sie nach, ob es trotzdem der des Kunden ist.';
$_ADDONLANG['import_about_email'] = 'Die E-Mail-Adresse ist die des Kunden, und nur eine seiner Dienstleistungen kann'
    . ' gemeint sein. Der Publisher behält seinen Namen.';
$_ADDONLANG['import_about_ambiguous'] = 'Mehr als eine Dienstleistung oder mehr als ein Publisher kann gemeint sein.'
    . ' Auf der Seite „Abweichungen“ sagen Sie, zu welcher Dienstleistung ein Publisher gehört.';
$_ADDONLANG['import_about_none'] = 'Keine Dienstleistung eines CDN-Produkts hat diesen Namen oder diese E-Mail-Adresse.'
    . ' Sie bleiben, wie sie sind.';
$_ADDONLANG['import_nothing'] = 'Es gibt keine.';
$_ADDONLANG['import_would_adopt'] = 'Publisher, die übernommen würden: {count}';
$_ADDONLANG['import_would_suspend'] = 'Davon gesperrt: {count}';
$_ADDONLANG['import_would_activate'] = 'Aktiviert: {count}';
$_ADDONLANG['import_would_package'] = 'Mit einem anderen Paket versehen: {count}';
$_ADDONLANG['import_caption'] = 'Publisher: {count}';
$_ADDONLANG['import_column_service'] = 'Dienstleistung';
$_ADDONLANG['import_decide'] = 'Auf der Seite „Abweichungen“ entscheiden';
$_ADDONLANG['import_password'] = 'Das Passwort bleibt, wie es ist. Hier ist es nur bekannt, wenn das Plugin von 2011 es'
    . ' aufbewahrt hat.';
$_ADDONLANG['import_left'] = 'Für {count} weitere reichte die Zeit nicht. Bitte übernehmen Sie noch einmal.';
$_ADDONLANG['button_import_all'] = 'Alle {count} übernehmen';
$_ADDONLANG['button_import'] = 'Übernehmen';
$_ADDONLANG['cause_import'] = 'Publisher übernommen';
$_ADDONLANG['long_work_of_import'] = 'Abgleich nach einer Übernahme durch {by}';
$_ADDONLANG['reason_other_account'] = 'Bei Aflexi gibt es das Konto „{name}“ mit der E-Mail-Adresse dieses Kunden'
    . ' ({email}), daher wird kein zweites angelegt. Bitte sehen Sie es unter Abweichungen > Publisher übernehmen an:'
    . ' Übernehmen Sie es, oder ignorieren Sie es, wenn diese Dienstleistung ein eigenes haben soll.';
