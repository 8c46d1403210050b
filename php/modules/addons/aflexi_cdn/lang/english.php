<?php

/**
 * English. Words in braces are filled in; a translation may move them. A # before one belongs to it: it says that what
 * is filled in is an id, which has no thousands separators. What a translation leaves out is shown in English.
 */

// The module itself
$_ADDONLANG['title'] = 'Aflexi CDN';
$_ADDONLANG['about'] = 'Resells the Aflexi CDN: keeps CDN accounts in line with what was sold and paid.';
$_ADDONLANG['author'] = 'Aflexi CDN for WHMCS';
$_ADDONLANG['activated'] = 'Aflexi CDN is active. Two things are left to do, both under Configure: tick the admin'
    . ' roles that may use it, and fill in your Aflexi user name and auth key.';
$_ADDONLANG['activation_failed'] = 'Aflexi CDN could not be set up. Nothing is lost: please put this right and'
    . ' activate it again. The cause: {message}';
$_ADDONLANG['deactivated'] = 'Aflexi CDN is inactive. Its tables are kept and no CDN account was touched: to go'
    . ' on where it stopped, activate it again and check its settings, which WHMCS may have dropped.';

// How numbers are written
$_ADDONLANG['decimal_point'] = '.';
$_ADDONLANG['thousands_separator'] = ',';
$_ADDONLANG['volume_mb'] = '{amount} MB';
$_ADDONLANG['volume_gb'] = '{amount} GB';
$_ADDONLANG['volume_tb'] = '{amount} TB';

// Settings
$_ADDONLANG['setting_api_url'] = 'API URL';
$_ADDONLANG['setting_api_url_about'] = 'Address of the Aflexi XML-RPC API; https://api.aflexi.net/core/xmlrpc unless'
    . ' Aflexi told you another.';
$_ADDONLANG['setting_username'] = 'User name';
$_ADDONLANG['setting_username_about'] = 'Your operator user name at Aflexi.';
$_ADDONLANG['setting_auth_key'] = 'Auth key';
$_ADDONLANG['setting_auth_key_about'] = 'The API auth key of that operator. In the Aflexi portal: Tools > AuthKey'
    . ' Generator. Once Aflexi has accepted it, it is moved to the encrypted store of the addon and this field is'
    . ' empty: leave it empty to keep the key.';
$_ADDONLANG['setting_concurrency'] = 'Calls at once';
$_ADDONLANG['setting_concurrency_about'] = 'How many calls to Aflexi may be under way at the same time: 1 to 64,'
    . ' usually 16.';
$_ADDONLANG['setting_time_budget'] = 'Time budget';
$_ADDONLANG['setting_time_budget_about'] = 'Seconds a saved page or a cron run may work before it leaves the rest'
    . ' for later: 1 to 300, usually 20.';
$_ADDONLANG['setting_suspend_overdue_days'] = 'Suspend overdue renewals';
$_ADDONLANG['setting_suspend_overdue_days_about'] = 'Suspend the CDN account of a service whose renewal is unpaid for'
    . ' more than so many days after its due date, 1 to 365, even if WHMCS does not suspend the service. Empty: never.';
$_ADDONLANG['setting_allow_http'] = 'Allow plain HTTP';
$_ADDONLANG['setting_allow_http_about'] = 'Tick only for tests: without HTTPS the auth key crosses the network'
    . ' readable.';
$_ADDONLANG['setting_log_level'] = 'Log level';
$_ADDONLANG['setting_log_level_about'] = 'What the operation log records. error: what failed or was'
    . ' refused; info: changes as well; debug: everything looked at as well. Never passwords or keys.';
$_ADDONLANG['setting_notify'] = 'E-mail to staff';
$_ADDONLANG['setting_notify_about'] = 'With on, the admins who receive system e-mails of WHMCS are told once of each'
    . ' thing that needs them, such as a refused login or a long outage. With off, the activity log alone tells of it.';
$_ADDONLANG['setting_welcome_email'] = 'Welcome e-mail to clients';
$_ADDONLANG['setting_welcome_email_about'] = 'With on, the client gets an e-mail when a CDN account was made for them,'
    . ' from the template "Aflexi CDN Welcome" (Email Templates, Product/Service Messages), which is yours to change.'
    . ' As it comes it holds no password, because WHMCS keeps sent e-mails readable. Whoever writes the merge field'
    . ' {$cdn_password} into it sends, and keeps, the password in clear.';
$_ADDONLANG['setting_client_area'] = 'Client area';
$_ADDONLANG['setting_client_area_about'] = 'With on, clients see the CDN accounts of their own services in the client'
    . ' area, with user name and a link to the portal, and can set a password. With off, they see nothing of it.';
$_ADDONLANG['setting_log_days'] = 'Keep the log for';
$_ADDONLANG['setting_log_days_about'] = 'Days after which lines of the operation log are removed: 1 to 3650, usually'
    . ' 90.';

// The extension
$_ADDONLANG['extension_missing'] = 'The PHP extension aflexi_cdn is not loaded. Put aflexi_cdn.so into {dir}, add'
    . ' the line extension=aflexi_cdn (or extension=/full/path/to/aflexi_cdn.so) to {ini} or to a new .ini file in'
    . ' {scan}, and restart PHP. It is missing in PHP {php} ({sapi}, {threads}, {arch}). The PHP that runs the WHMCS'
    . ' cron job on the command line needs the line as well.';
$_ADDONLANG['missing_title'] = 'Aflexi CDN cannot work yet.';
$_ADDONLANG['missing_steps'] = 'What to do';
$_ADDONLANG['missing_step_copy'] = 'Take the aflexi_cdn.so built for PHP {php} ({threads}, {arch}) and put it into'
    . ' {dir}.';
$_ADDONLANG['missing_step_line'] = 'Add this line to php.ini, or to a file of its own in the directory of further'
    . ' .ini files:';
$_ADDONLANG['missing_step_restart'] = 'Restart PHP (php-fpm or the web server) and open this page again.';
$_ADDONLANG['missing_step_cron'] = 'Do the same for the command line PHP that runs the WHMCS cron job; "php -m"'
    . ' there must list aflexi_cdn.';
$_ADDONLANG['missing_harmless'] = 'WHMCS itself is not affected. What happens meanwhile is caught up with once the'
    . ' extension is back: by the first full pass, or by [Save Settings], which looks at all services.';
$_ADDONLANG['fact_php'] = 'PHP version';
$_ADDONLANG['fact_sapi'] = 'Runs as';
$_ADDONLANG['fact_threads'] = 'Thread safety';
$_ADDONLANG['fact_arch'] = 'System';
$_ADDONLANG['fact_ini'] = 'php.ini';
$_ADDONLANG['fact_scan'] = 'Further .ini files in';
$_ADDONLANG['fact_dir'] = 'Extensions in';
$_ADDONLANG['fact_since'] = 'Like this since';
$_ADDONLANG['extension_match'] = 'The PHP extension aflexi_cdn {extension} is loaded, as this addon needs it.';
$_ADDONLANG['extension_older'] = 'The files of the addon are version {addon}, but the loaded PHP extension'
    . ' aflexi_cdn is version "{extension}", an older one. Please install the extension of version {addon} as well, and'
    . ' reload PHP; if it is installed already, PHP has not been reloaded since.';
$_ADDONLANG['extension_newer'] = 'The loaded PHP extension aflexi_cdn is version "{extension}", but the files of the'
    . ' addon are version {addon}, older ones. Please copy the files of version {extension} over them.';
$_ADDONLANG['mismatch_harmless'] = 'Until then these pages and those of the clients stay closed, and no e-mail is sent.'
    . ' What happens in WHMCS is noted and worked off all the same, or caught up with by the first full pass after it,'
    . ' and WHMCS itself is not affected.';
$_ADDONLANG['place_web'] = 'The PHP of the web';
$_ADDONLANG['place_cron'] = 'The PHP of the WHMCS cron job';
$_ADDONLANG['sighting_trouble'] = '{place}: {trouble}';
$_ADDONLANG['sighting_missing'] = '{place}: the PHP extension aflexi_cdn is not loaded in PHP {php} ({sapi}). The page'
    . ' of the addon says what to do.';
$_ADDONLANG['sighting_failure'] = '{place}: {trouble} What failed because of it: {failure}';
$_ADDONLANG['sighting_over'] = '{place}: the PHP extension aflexi_cdn is as it should be again, version {extension}.';

// Why a PHP does not load the extension
$_ADDONLANG['why_nothing'] = 'The extension is not installed in this PHP: there is no {file} and no line in an .ini'
    . ' file that loads it. It needs the file of the archive {package}.';
$_ADDONLANG['why_no_file'] = '{ini} loads the extension, but there is no {file}. It is in the archive {package}.';
$_ADDONLANG['why_hidden'] = 'Whether there is a {file} cannot be seen from this PHP, which may look into {hidden} alone'
    . ' (open_basedir). It is in the archive {package}.';
$_ADDONLANG['why_unreadable'] = '{file} is there, but the user of the web server may not read it: {barrier} is in the'
    . ' way. Please let everybody read the file and enter the directories above it.';
$_ADDONLANG['why_no_line'] = '{file} is there, but no .ini file of this PHP has the line that loads it:'
    . ' extension=aflexi_cdn';
$_ADDONLANG['why_not_reloaded'] = '{file} is there and {ini} loads it. Either this PHP was not reloaded since, or it'
    . ' has refused the file, which its error log says then; it needs the one of the archive {package}.';
$_ADDONLANG['why_refused'] = '{file} is there and {ini} loads it, but this PHP refuses it; it needs the one of the'
    . ' archive {package}. PHP says: {words}';
$_ADDONLANG['phps_title'] = 'The extension in the PHP of this page, and in that of the cron job when it last ran';
$_ADDONLANG['phps_facts'] = 'About this PHP';
$_ADDONLANG['phps_command'] = 'Root installs the archive that you have downloaded with a copy of the addon that is'
    . ' root\'s: "install FILE" in place of "check". At a terminal of this server, as the user of the WHMCS cron job,'
    . ' this checks every PHP there is:';
$_ADDONLANG['cron_php_unseen'] = 'The WHMCS cron job has not run since this version of the addon was installed.';

// On every page
$_ADDONLANG['error_title'] = 'This did not work.';
$_ADDONLANG['forbidden_title'] = 'Nothing was done.';
$_ADDONLANG['forbidden'] = 'The form has expired or did not come from this page. Please open the page again and'
    . ' repeat what you did.';
$_ADDONLANG['cut_title'] = 'Nothing was saved.';
$_ADDONLANG['cut'] = 'There are more rows than PHP accepts in one form. Please raise max_input_vars (now'
    . ' {limit}) in php.ini, restart PHP and save again.';
$_ADDONLANG['back'] = 'Back to the products';
$_ADDONLANG['never'] = 'never';
$_ADDONLANG['unexplained'] = 'Reason "{code}": {details}';
$_ADDONLANG['more'] = 'and {count} more';
$_ADDONLANG['filter'] = 'Filter';
$_ADDONLANG['nothing_found'] = 'Nothing was found. Search for less, or choose other filters.';

// The pages
$_ADDONLANG['tab_products'] = 'Products';
$_ADDONLANG['tab_publishers'] = 'Publishers';
$_ADDONLANG['tab_differences'] = 'Differences';
$_ADDONLANG['tab_queue'] = 'Queue';
$_ADDONLANG['tab_packages'] = 'Packages';
$_ADDONLANG['tab_log'] = 'Log';
$_ADDONLANG['tab_health'] = 'Health';

// Where things stand
$_ADDONLANG['standing_title'] = 'Where things stand';
$_ADDONLANG['answer_platform'] = 'Aflexi';
$_ADDONLANG['platform_answers'] = 'Answers';
$_ADDONLANG['platform_answers_at'] = 'last asked: {time}';
$_ADDONLANG['platform_silent'] = 'Does not answer';
$_ADDONLANG['platform_silent_at'] = 'since {time}';
$_ADDONLANG['platform_refuses'] = 'Refuses the login';
$_ADDONLANG['platform_refuses_at'] = 'last asked: {time}';
$_ADDONLANG['platform_not_set_up'] = 'Not set up';
$_ADDONLANG['platform_never_asked'] = 'Never asked';
$_ADDONLANG['answer_in_line'] = 'Accounts in line';
$_ADDONLANG['in_line_of'] = '{accounts} of {total}';
$_ADDONLANG['in_line_all'] = 'All in line';
$_ADDONLANG['in_line_on_the_way'] = 'The rest is on its way';
$_ADDONLANG['in_line_apart'] = 'Some are not';
$_ADDONLANG['in_line_suspended'] = 'suspended: {count}';
$_ADDONLANG['answer_waiting'] = 'Waits';
$_ADDONLANG['waits_jobs'] = '{count}';
$_ADDONLANG['waits_nothing'] = 'Nothing';
$_ADDONLANG['waits_on_the_way'] = 'On its way';
$_ADDONLANG['waits_late'] = 'Longer than it should';
$_ADDONLANG['waits_cron_late'] = 'The cron job is late';
$_ADDONLANG['waits_cron_never'] = 'The cron job never ran';
$_ADDONLANG['waits_since'] = 'oldest: since {time}';
$_ADDONLANG['waits_cron'] = 'last cron run: {time}';
$_ADDONLANG['answer_needs_you'] = 'Needs you';
$_ADDONLANG['needs_none'] = 'Nothing';
$_ADDONLANG['needs_some'] = 'Please look';
$_ADDONLANG['needs_problems'] = 'Problems: {count}';
$_ADDONLANG['needs_questions'] = 'Questions: {count}';
$_ADDONLANG['needs_refused'] = 'Services: {count}';
$_ADDONLANG['needs_different'] = 'Changed at Aflexi: {count}';
$_ADDONLANG['needs_paused'] = 'Paused work: {count}';
$_ADDONLANG['jobs_paused'] = 'Paused services';
$_ADDONLANG['jobs_cancelled'] = 'Cancelled services';
$_ADDONLANG['full_pass'] = 'Last full pass';
$_ADDONLANG['full_pass_about'] = '{time}; accounts listed: {listed}';
$_ADDONLANG['pass_due'] = 'Waiting';
$_ADDONLANG['pass_running'] = 'Running';
$_ADDONLANG['pass_done'] = 'Done';
$_ADDONLANG['pass_stopped'] = 'Stopped';
$_ADDONLANG['no_cron'] = 'The cron job of WHMCS has not run the addon yet. It does most of the work: please check'
    . ' that it is set up, and that its PHP loads the extension aflexi_cdn.';
$_ADDONLANG['install'] = 'Complete Installation';
$_ADDONLANG['continue'] = 'Continue Now';
$_ADDONLANG['pass'] = 'Synchronize Everything';
$_ADDONLANG['pass_about'] = 'Synchronize Everything is the full pass: it reads the list of accounts at Aflexi and'
    . ' looks at every service. The daily cron job of WHMCS does so by itself.';
$_ADDONLANG['check'] = 'Test Connection';
$_ADDONLANG['check_title'] = 'Connection test';
$_ADDONLANG['show_refused'] = 'Show what can be done about them';

// Long work: how far it has come, and its buttons
$_ADDONLANG['long_work_of_save'] = 'Synchronization after [Save Settings] by {by}';
$_ADDONLANG['long_work_of_page'] = 'Synchronization after [Synchronize Everything]';
$_ADDONLANG['long_work_of_cron'] = 'Synchronization of what the cron job found';
$_ADDONLANG['long_work_of_terminal'] = 'Synchronization asked for at a terminal';
$_ADDONLANG['long_work_of_request'] = 'Synchronization after a change in WHMCS';
$_ADDONLANG['long_work_bar'] = 'How much is finished';
$_ADDONLANG['long_work_running'] = '{finished} of {total} services are finished.';
$_ADDONLANG['long_work_paused'] = 'Paused by {who}: {finished} of {total} services are finished. Nothing more is'
    . ' begun until you press [Resume]; what single clients pay, order or change is followed all the same.';
$_ADDONLANG['long_work_cancelled'] = 'Cancelled by {who}: {finished} of {total} services are closed. What was done'
    . ' stays, the products stay ticked, and the rest is left as it is, also by the cron job. To take it up again,'
    . ' press [Save Settings].';
$_ADDONLANG['long_work_done'] = 'Finished: {finished} of {total} services.';
$_ADDONLANG['long_work_about'] = 'You can close this page: the cron job goes on by itself. While it is open, it works'
    . ' as well.';
$_ADDONLANG['time_left_unknown'] = 'How long the rest takes cannot be said yet.';
$_ADDONLANG['time_left_moment'] = 'Less than a minute is left.';
$_ADDONLANG['time_left_minutes'] = 'About {minutes} minutes are left.';
$_ADDONLANG['time_left_hours'] = 'About {hours} hours are left.';
$_ADDONLANG['work_done'] = 'in line';
$_ADDONLANG['work_refused'] = 'refused';
$_ADDONLANG['work_cancelled'] = 'cancelled';
$_ADDONLANG['work_elsewhere'] = 'taken over by events or later work';
$_ADDONLANG['work_failed'] = 'failed and tried again';
$_ADDONLANG['work_left'] = 'still to do';
$_ADDONLANG['work_paused'] = 'paused';
$_ADDONLANG['button_pause'] = 'Pause';
$_ADDONLANG['button_resume'] = 'Resume';
$_ADDONLANG['reload'] = 'Reload';
$_ADDONLANG['cancel_work'] = 'Cancel…';
$_ADDONLANG['cancel_meaning'] = 'What is done stays done, and the products stay ticked. The rest is left as it is, also'
    . ' by the cron job, until something changes for a service or you press [Save Settings] again.';
$_ADDONLANG['cancel_yes'] = 'Yes, cancel the rest';
$_ADDONLANG['progress_lost'] = 'WHMCS does not answer at the moment. The work goes on; this page tries again by'
    . ' itself.';
$_ADDONLANG['progress_stopped'] = 'This page no longer follows the work: you may have been signed out. The cron job'
    . ' goes on with it. Please load the page again.';

// Questions: what waits for a yes, what the yes means, and the yes
$_ADDONLANG['question_brake'] = 'Suspend unusually many accounts?';
$_ADDONLANG['meaning_brake'] = 'If you do not answer, nothing is changed: these accounts stay active. What single'
    . ' clients pay, order or change is followed all the same.';
$_ADDONLANG['yes_brake'] = 'Yes, suspend these {suspend} accounts';
$_ADDONLANG['question_save'] = 'Nothing is saved yet: suspend unusually many accounts?';
$_ADDONLANG['meaning_save'] = 'If you do not answer, nothing is saved and nothing is changed. The table below is as'
    . ' you set it: you can also change it and save again.';
$_ADDONLANG['yes_save'] = 'Yes, save and suspend these {suspend} accounts';
$_ADDONLANG['question_charging_on'] = 'The product addon has a price now. Charge for the CDN?';
$_ADDONLANG['meaning_charging_on'] = 'If you do not answer, nothing is changed: paid services of products with CDN'
    . ' have it free of charge, as before.';
$_ADDONLANG['yes_charging_on'] = 'Yes, charge for the CDN';
$_ADDONLANG['question_charging_off'] = 'The product addon is free again. Offer the CDN free of charge?';
$_ADDONLANG['meaning_charging_off'] = 'If you do not answer, nothing is changed: only services that hold the product'
    . ' addon have the CDN, as before.';
$_ADDONLANG['yes_charging_off'] = 'Yes, offer it free again';
$_ADDONLANG['question_other_operator'] = 'Use another Aflexi operator?';
$_ADDONLANG['meaning_other_operator'] = 'With your yes the accounts are made anew at operator {found}, and those of'
    . ' operator {expected} are left as they are. If you do not answer, nothing is changed.';
$_ADDONLANG['yes_other_operator'] = 'Yes, use operator {found} from now on';
$_ADDONLANG['question_other_site'] = 'Is this the WHMCS that the accounts belong to?';
$_ADDONLANG['meaning_other_site'] = 'Say yes if your WHMCS was moved or renamed. If this is a copy, made for'
    . ' tests perhaps, do not answer: nothing is changed at Aflexi then.';
$_ADDONLANG['yes_other_site'] = 'Yes, this is the WHMCS the accounts belong to';

// Products
$_ADDONLANG['products_title'] = 'Products with CDN';
$_ADDONLANG['products_about'] = 'Tick the products that come with the CDN. Each paid service of a ticked product'
    . ' gets a publisher at Aflexi with the package named here; one whose product is no longer ticked is suspended,'
    . ' never deleted.';
$_ADDONLANG['no_products'] = 'WHMCS has no products yet.';
$_ADDONLANG['show_publishers'] = 'Show Synchronized Publishers';
$_ADDONLANG['products_found'] = 'Products shown by the filter: {found} of {all}.';
$_ADDONLANG['search_products'] = 'Name of a product or package';
$_ADDONLANG['product_group'] = 'Product group';
$_ADDONLANG['group_all'] = 'All product groups';
$_ADDONLANG['group_gone'] = 'Without a product group';
$_ADDONLANG['only'] = 'Which products';
$_ADDONLANG['only_all'] = 'With and without CDN';
$_ADDONLANG['only_enabled'] = 'Only with CDN';
$_ADDONLANG['only_eligible'] = 'Only with active, billed services';
$_ADDONLANG['sort'] = 'Order';
$_ADDONLANG['sort_whmcs'] = 'In the order of WHMCS';
$_ADDONLANG['sort_name'] = 'By name';
$_ADDONLANG['sort_services'] = 'Most services first';
$_ADDONLANG['sort_eligible'] = 'Most active, billed services first';
$_ADDONLANG['select_all'] = 'Select all';
$_ADDONLANG['select_none'] = 'Select none';
$_ADDONLANG['selected'] = '{count} of {total} ticked';
$_ADDONLANG['save_about'] = 'Both are about the products shown here. Those on other pages stay as they are.';
$_ADDONLANG['save'] = 'Save Settings';
$_ADDONLANG['column_cdn'] = 'CDN';
$_ADDONLANG['column_product'] = 'Product';
$_ADDONLANG['column_package'] = 'Package at Aflexi';
$_ADDONLANG['column_price'] = 'Price';
$_ADDONLANG['column_services'] = 'Services';
$_ADDONLANG['column_eligible'] = 'Eligible';
$_ADDONLANG['not_counted'] = 'not counted';
$_ADDONLANG['column_in_line'] = 'In line';
$_ADDONLANG['package_override'] = 'Another package name for {product}';
$_ADDONLANG['package_placeholder'] = 'another name';
$_ADDONLANG['hidden'] = 'Hidden';
$_ADDONLANG['retired'] = 'Retired';
$_ADDONLANG['paytype_free'] = 'Free';
$_ADDONLANG['paytype_onetime'] = 'One time';
$_ADDONLANG['paytype_recurring'] = 'Recurring';

// What saving would do
$_ADDONLANG['preview'] = 'Preview';
$_ADDONLANG['preview_title'] = 'What [Save Settings] would do';
$_ADDONLANG['preview_about'] = 'Nothing is saved yet, and Aflexi was not asked: an account that exists there already is'
    . ' taken over instead of created, or refused. The table below is as you set it.';
$_ADDONLANG['preview_caption'] = 'Accounts that would be changed: {total}';
$_ADDONLANG['preview_packages'] = 'Packages that no account has yet, made at Aflexi unless they exist there:';
$_ADDONLANG['preview_refused'] = 'These would be refused';
$_ADDONLANG['column_account'] = 'Account';
$_ADDONLANG['column_change'] = 'Change';
$_ADDONLANG['change_suspend'] = 'suspend';
$_ADDONLANG['change_activate'] = 'activate';
$_ADDONLANG['change_create'] = 'create';
$_ADDONLANG['change_look_up'] = 'find out whether it was made';
$_ADDONLANG['change_package'] = 'another package';
$_ADDONLANG['change_contact'] = 'name or e-mail address';
$_ADDONLANG['change_password'] = 'new password';

// What a button did
$_ADDONLANG['result_title'] = 'What was done';
$_ADDONLANG['result_installed'] = 'The installation is complete.';
$_ADDONLANG['result_enabled'] = 'Now with CDN:';
$_ADDONLANG['result_disabled'] = 'No longer with CDN:';
$_ADDONLANG['result_packages'] = 'Package name changed:';
$_ADDONLANG['count_created'] = 'created';
$_ADDONLANG['count_activated'] = 'activated';
$_ADDONLANG['count_updated'] = 'updated';
$_ADDONLANG['count_suspended'] = 'suspended';
$_ADDONLANG['count_adopted'] = 'adopted';
$_ADDONLANG['count_passwords'] = 'new passwords';
$_ADDONLANG['count_unchanged'] = 'already in line';
$_ADDONLANG['count_refused'] = 'refused';
$_ADDONLANG['count_failed'] = 'to be tried again';
$_ADDONLANG['count_remaining'] = 'still to do';
$_ADDONLANG['packages_created'] = 'Packages made at Aflexi:';
$_ADDONLANG['waiting_title'] = 'These need you: put them right, then press [Save Settings]';
$_ADDONLANG['refused_title'] = 'Refused: put these right, then press [Save Settings]';
$_ADDONLANG['failed_title'] = 'Failed: these are tried again by themselves';
$_ADDONLANG['what_next'] = 'What is left is kept, and each run of the cron job tries to go on with it. To try at once,'
    . ' press the button.';
$_ADDONLANG['work_effort'] = 'Calls to Aflexi: {calls}, in {seconds} seconds.';
$_ADDONLANG['service'] = 'Service #{service}';

// Publishers
$_ADDONLANG['publishers_title'] = 'Synchronized publishers';
$_ADDONLANG['publishers_about'] = 'The accounts this addon keeps at Aflexi, as it last left them. What was changed at'
    . ' Aflexi since, in its portal, is named under Status and stays until you put it right.';
$_ADDONLANG['publishers_caption'] = 'Publishers: {total}';
$_ADDONLANG['no_publishers'] = 'There are no publishers yet. Tick a product; its paid services follow.';
$_ADDONLANG['search_publishers'] = 'Client, user name, e-mail or package';
$_ADDONLANG['column_client'] = 'Client';
$_ADDONLANG['column_username'] = 'Aflexi user name';
$_ADDONLANG['column_status'] = 'Status';
$_ADDONLANG['column_synchronized'] = 'Last synchronized';
$_ADDONLANG['column_password'] = 'Password';
$_ADDONLANG['status_active'] = 'Active';
$_ADDONLANG['status_suspended'] = 'Suspended';
$_ADDONLANG['status_unknown'] = 'Not known';
$_ADDONLANG['status_none'] = 'Not made yet';
$_ADDONLANG['status_different'] = 'With differences';
$_ADDONLANG['status_absent'] = 'No longer there';
$_ADDONLANG['status_unlisted'] = 'Not in the list of accounts';
$_ADDONLANG['all_statuses'] = 'All statuses';
$_ADDONLANG['show'] = 'Show';
$_ADDONLANG['hide'] = 'Hide';
$_ADDONLANG['password_of'] = 'Password of {name}';
$_ADDONLANG['password_unknown'] = 'unknown';
$_ADDONLANG['password_changing'] = 'A new one is on its way to Aflexi. It can be shown here once it holds.';
$_ADDONLANG['password_client'] = 'Set by the client, who alone knows it.';
$_ADDONLANG['new_password'] = 'New Password';
$_ADDONLANG['put_right'] = 'Put Right';
$_ADDONLANG['for_account'] = 'for {name}';
$_ADDONLANG['mode_auto'] = 'Automatic';
$_ADDONLANG['mode_on'] = 'Always on';
$_ADDONLANG['mode_off'] = 'Always off';
$_ADDONLANG['mode_of'] = 'CDN of service #{service}';
$_ADDONLANG['set'] = 'Set';
$_ADDONLANG['paging'] = 'Pages';
$_ADDONLANG['previous'] = 'Previous';
$_ADDONLANG['next'] = 'Next';
$_ADDONLANG['page_of'] = 'Page {page} of {pages}';

// The welcome e-mail
$_ADDONLANG['welcome_send'] = 'Send Welcome E-mail';
$_ADDONLANG['welcome_on_its_way'] = 'The welcome e-mail is on its way. The log of the publisher says how it went.';
$_ADDONLANG['health_welcome'] = 'Welcome e-mail to clients';
$_ADDONLANG['reason_welcome_on'] = 'The client of every account that is made gets a welcome e-mail.';
$_ADDONLANG['reason_welcome_no_template'] = 'Nothing is sent, although it is switched on: the template was deleted in'
    . ' WHMCS, and is not made again. To have one, make a product e-mail template named "Aflexi CDN Welcome" there; to'
    . ' have none, switch the welcome e-mail off in the settings.';
$_ADDONLANG['reason_welcome_template_disabled'] = 'Nothing is sent, although it is switched on: the template is'
    . ' disabled in WHMCS. What is due is sent once it is enabled.';
$_ADDONLANG['reason_welcome_not_sent'] = 'Welcome e-mails that were given up within the last seven days: {count}. The'
    . ' log, filtered by "Welcome e-mail sent", says whose and why; [Send Welcome E-mail] on the page of the publisher'
    . ' tries again.';
$_ADDONLANG['reason_welcome_failed'] = 'WHMCS did not send the welcome e-mail, try {attempt} of {attempts}:'
    . ' "{message}"';
$_ADDONLANG['reason_welcome_no_service'] = 'There is no welcome e-mail: the client of this account has no'
    . ' service with it any more.';
$_ADDONLANG['reason_welcome_no_password'] = 'There is no welcome e-mail: its template has the merge field'
    . ' {$cdn_password}, and the password of this account is not known. Press [New Password], then [Send Welcome'
    . ' E-mail].';
$_ADDONLANG['reason_welcome_cut_off'] = 'Sending the welcome e-mail was cut off twice. It may have arrived, so'
    . ' it is not sent again by itself.';

// Traffic of the month
$_ADDONLANG['traffic_title'] = 'Traffic of the month';
$_ADDONLANG['traffic_total'] = '{total} this month';
$_ADDONLANG['traffic_caption'] = 'Traffic in {month} {year}';
$_ADDONLANG['traffic_so_far'] = '{month} {year}: {total} so far, the most on day {day}: {most}.';
$_ADDONLANG['traffic_none'] = '{month} {year}: nothing so far.';
$_ADDONLANG['traffic_day'] = 'Day {day}: {served}';
$_ADDONLANG['traffic_read_at'] = 'Read from Aflexi {time}. Days are those of UTC.';
$_ADDONLANG['column_day'] = 'Day';
$_ADDONLANG['column_served'] = 'Traffic';
$_ADDONLANG['traffic_numbers'] = 'As a table';
$_ADDONLANG['month_01'] = 'January';
$_ADDONLANG['month_02'] = 'February';
$_ADDONLANG['month_03'] = 'March';
$_ADDONLANG['month_04'] = 'April';
$_ADDONLANG['month_05'] = 'May';
$_ADDONLANG['month_06'] = 'June';
$_ADDONLANG['month_07'] = 'July';
$_ADDONLANG['month_08'] = 'August';
$_ADDONLANG['month_09'] = 'September';
$_ADDONLANG['month_10'] = 'October';
$_ADDONLANG['month_11'] = 'November';
$_ADDONLANG['month_12'] = 'December';

// One publisher
$_ADDONLANG['publisher_title'] = 'Publisher';
$_ADDONLANG['all_publishers'] = 'All publishers';
$_ADDONLANG['publisher_unknown'] = 'There is no such publisher';
$_ADDONLANG['publisher_unknown_about'] = 'The address names a publisher that this addon does not know. Accounts that'
    . ' were never made at Aflexi are forgotten when no service has them any more.';
$_ADDONLANG['decided_by'] = 'Several services share this account. Service #{service} decides about it.';
$_ADDONLANG['synchronize'] = 'Synchronize Now';
$_ADDONLANG['copy'] = 'Copy';
$_ADDONLANG['copied'] = 'Copied.';
$_ADDONLANG['not_copied'] = 'The browser does not allow it. Please select the text and copy it.';
$_ADDONLANG['facts_title'] = 'Here and at Aflexi';
$_ADDONLANG['facts_about'] = 'What Aflexi has is known from the last full pass that showed it ({time}) and from what'
    . ' this addon changed since.';
$_ADDONLANG['column_fact'] = 'What';
$_ADDONLANG['column_applied'] = 'As this addon left it';
$_ADDONLANG['column_observed'] = 'As last known of Aflexi';
$_ADDONLANG['not_told'] = 'not known';
$_ADDONLANG['publisher_services'] = 'Services';
$_ADDONLANG['publisher_serviceless'] = 'No service has this account. It stays as it is.';
$_ADDONLANG['column_open'] = 'Still to do';
$_ADDONLANG['nothing_open'] = 'Nothing';
$_ADDONLANG['due_at'] = 'Next try: {time}';
$_ADDONLANG['history_title'] = 'History';
$_ADDONLANG['history_about'] = 'What was done to this account, when, and who or what asked for it; the newest first.';
$_ADDONLANG['history_in_log'] = 'Show it in the log';
$_ADDONLANG['history_empty'] = 'Nothing was done yet, or it is so long ago that the log no longer has it.';

// The export of publishers
$_ADDONLANG['export'] = 'Export {total} as CSV';
$_ADDONLANG['export_about'] = 'For spreadsheets: what the filter shows, on all pages. Passwords are not in it; that it'
    . ' was exported is logged.';
$_ADDONLANG['export_id'] = 'Number';
$_ADDONLANG['export_client_id'] = 'Client number';
$_ADDONLANG['export_client'] = 'Client';
$_ADDONLANG['export_username'] = 'Aflexi user name';
$_ADDONLANG['export_email'] = 'E-mail';
$_ADDONLANG['export_package'] = 'Package';
$_ADDONLANG['export_status'] = 'Status';
$_ADDONLANG['export_why'] = 'Why';
$_ADDONLANG['export_services'] = 'Services';
$_ADDONLANG['export_differences'] = 'Differences';
$_ADDONLANG['export_synchronized'] = 'Last synchronized (UTC)';
$_ADDONLANG['export_cut'] = 'This file is not complete; please export again. The cause: {message}';

// Services that are not settled
$_ADDONLANG['unsettled_refused'] = 'These need you';
$_ADDONLANG['unsettled_waiting'] = 'Waiting for another try';
$_ADDONLANG['refused_caption'] = 'Refused services: {total}';
$_ADDONLANG['waiting_caption'] = 'Services that are tried again by themselves: {total}';
$_ADDONLANG['column_service'] = 'Service';
$_ADDONLANG['column_why'] = 'Why';
$_ADDONLANG['column_decide'] = 'What you can do';
$_ADDONLANG['column_attempts'] = 'Tries so far';
$_ADDONLANG['column_due'] = 'Next try';
$_ADDONLANG['adopt'] = 'Take Over';
$_ADDONLANG['adopt_of'] = 'the account for service #{service}';
$_ADDONLANG['use_name'] = 'Use This Name';
$_ADDONLANG['name_of'] = 'Account name for service #{service}';
$_ADDONLANG['name_placeholder'] = 'another account name';

// The page of a service in WHMCS
$_ADDONLANG['service_tab_more'] = 'More about it in Aflexi CDN';

// Client area: what clients read. {$aflexi_cdn.words.x} of the templates is client_x here.
$_ADDONLANG['client_menu'] = 'CDN';
$_ADDONLANG['client_title'] = 'Content Delivery Network';
$_ADDONLANG['client_services_about'] = 'Your services with a CDN account.';
$_ADDONLANG['client_no_services'] = 'None of your services has a CDN account.';
$_ADDONLANG['client_service'] = 'Service';
$_ADDONLANG['client_number'] = 'Service #{id}';
$_ADDONLANG['client_username'] = 'CDN user name';
$_ADDONLANG['client_package'] = 'Package';
$_ADDONLANG['client_status'] = 'Status';
$_ADDONLANG['client_updated'] = 'Last change';
$_ADDONLANG['client_manage'] = 'Manage CDN';
$_ADDONLANG['client_portal'] = 'Open CDN Portal';
$_ADDONLANG['client_all'] = 'All services with CDN';
$_ADDONLANG['client_pages'] = 'Pages';
$_ADDONLANG['client_previous'] = 'Previous';
$_ADDONLANG['client_next'] = 'Next';
$_ADDONLANG['client_status_active'] = 'Active';
$_ADDONLANG['client_status_suspended'] = 'Suspended';
$_ADDONLANG['client_status_changing'] = 'Being changed';
$_ADDONLANG['client_status_setting_up'] = 'Being set up';
$_ADDONLANG['client_about_active'] = 'Your CDN account is ready.';
$_ADDONLANG['client_about_suspended'] = 'Your CDN account is not served at the moment. Please contact us if you do not'
    . ' know why.';
$_ADDONLANG['client_about_changing'] = 'A change of your CDN account is on its way.';
$_ADDONLANG['client_about_setting_up'] = 'We are setting up your CDN account. Please contact us if this takes longer'
    . ' than an hour.';
$_ADDONLANG['client_password'] = 'Password';
$_ADDONLANG['client_password_now'] = 'Your CDN password';
$_ADDONLANG['client_password_stored'] = 'This password was made for you. You can look at it, or choose one of your'
    . ' own.';
$_ADDONLANG['client_password_client'] = 'You have chosen a password of your own. We do not keep it; if you have lost'
    . ' it, choose another one.';
$_ADDONLANG['client_password_changing'] = 'A new password is being set. This takes a few seconds, or some minutes if'
    . ' the CDN is busy; reload this page to see whether it is done.';
$_ADDONLANG['client_password_unknown'] = 'The password of this account is not known to us.';
$_ADDONLANG['client_show'] = 'Show Password';
$_ADDONLANG['client_hide'] = 'Hide';
$_ADDONLANG['client_choose'] = 'Choose a password of your own';
$_ADDONLANG['client_new_password'] = 'New password';
$_ADDONLANG['client_again'] = 'New password once more';
$_ADDONLANG['client_rules'] = '8 to 64 letters, digits and signs such as ! ? - _ #. No spaces, no accents, and none of'
    . ' these: & < > " \' \\';
$_ADDONLANG['client_set'] = 'Set Password';
$_ADDONLANG['client_password_wished'] = 'Your new password is being set.';
$_ADDONLANG['client_refused'] = 'Your new password was not accepted: "{message}". The former one holds. Please choose'
    . ' another one.';
$_ADDONLANG['client_no_password'] = 'The password cannot be shown at the moment.';
$_ADDONLANG['client_failed'] = 'This did not work. Please see how your account stands now, and try again later.';
$_ADDONLANG['client_not_found'] = 'You have no such service with CDN.';
$_ADDONLANG['client_nobody'] = 'Please sign in, and choose the client account that you want to look at.';
$_ADDONLANG['client_unavailable'] = 'This page is not available at the moment. Please try again later.';
$_ADDONLANG['client_forbidden'] = 'Nothing was changed, because your session has ended or this form is not ours. Please'
    . ' open the page again.';

// Queue
$_ADDONLANG['queue_title'] = 'Queue';
$_ADDONLANG['queue_about'] = 'Each service has one job, which brings its account in line. Here are those that are not'
    . ' done. Due ones and those that wait are done by themselves; refused ones need you, or a change in WHMCS.';
$_ADDONLANG['queue_hints'] = 'Events that are noted and not yet looked into: {count}';
$_ADDONLANG['queue_caption'] = 'Jobs: {total}';
$_ADDONLANG['queue_empty'] = 'Nothing waits: everything is as it should be.';
$_ADDONLANG['search_queue'] = 'Client, e-mail, account, service number or cause';
$_ADDONLANG['all_open'] = 'All that is not done';
$_ADDONLANG['choice'] = '{name}: {count}';
$_ADDONLANG['column_state'] = 'State';
$_ADDONLANG['column_cause'] = 'Who or what';
$_ADDONLANG['state_due'] = 'Due';
$_ADDONLANG['state_waiting'] = 'Waits for another try';
$_ADDONLANG['state_leased'] = 'In progress';
$_ADDONLANG['state_paused'] = 'Paused';
$_ADDONLANG['state_refused'] = 'Refused';
$_ADDONLANG['state_cancelled'] = 'Cancelled';
$_ADDONLANG['state_dropped'] = 'Forgotten';
$_ADDONLANG['since'] = 'since {time}';
$_ADDONLANG['retry'] = 'Try Now';
$_ADDONLANG['retry_all'] = 'Retry All';
$_ADDONLANG['forget'] = 'Forget';
$_ADDONLANG['retry_all_about'] = 'Tries everything now that the filter shows as refused, cancelled or waiting, on all'
    . ' pages. Each does what it was opened for and no more.';
$_ADDONLANG['forget_about'] = 'Forget: the refusal is no longer shown or counted, and nothing is tried for that'
    . ' service. It comes back by itself as soon as something about it changes in WHMCS, such as its client, product or'
    . ' payment; until then it is found under the state "Forgotten".';
$_ADDONLANG['was_forgotten'] = 'Service #{service} is forgotten until something about it changes.';

// Packages
$_ADDONLANG['packages_title'] = 'Packages at Aflexi';
$_ADDONLANG['packages_about'] = 'A package says what an account may use. An account gets the package that its'
    . ' product names on the products page.';
$_ADDONLANG['packages_unnamed'] = 'This platform has no named packages: what an account may use is not set here.';
$_ADDONLANG['packages_read_first'] = 'Read Packages';
$_ADDONLANG['packages_read_again'] = 'Read Packages Again';
$_ADDONLANG['packages_never_read'] = 'The packages at Aflexi have not been read yet.';
$_ADDONLANG['packages_read_at'] = 'Read at Aflexi {time}';
$_ADDONLANG['packages_caption'] = 'Packages: {total}';
$_ADDONLANG['packages_none'] = 'There are no packages at Aflexi yet.';
$_ADDONLANG['search_packages'] = 'Name of a package';
$_ADDONLANG['column_name'] = 'Name';
$_ADDONLANG['column_accounts'] = 'Accounts';
$_ADDONLANG['column_extras'] = 'Included';
$_ADDONLANG['column_products'] = 'Products with CDN that use it';
$_ADDONLANG['packages_missing'] = 'Not at Aflexi yet';
$_ADDONLANG['packages_missing_about'] = 'Products with CDN name these packages. Each is made with its first account:'
    . ' with the limits of the package that account has now, else with the limits of new packages below.';
$_ADDONLANG['new_limits_title'] = 'Limits of new packages';
$_ADDONLANG['new_limits_about'] = 'With these a package is made when a product names one that is not at Aflexi and the'
    . ' account has none yet. Packages that are there already stay as they are.';
$_ADDONLANG['new_limits_save'] = 'Save Limits';
$_ADDONLANG['new_limits_saved'] = 'The limits of new packages are saved.';
$_ADDONLANG['limit_transfer_gb'] = 'Data transfer';
$_ADDONLANG['limit_speed_mbps'] = 'Speed';
$_ADDONLANG['limit_hostnames'] = 'Hostnames';
$_ADDONLANG['limit_ssl'] = 'SSL on the customer\'s hostnames';
$_ADDONLANG['limit_streaming'] = 'Streaming';
$_ADDONLANG['limit_all_locations'] = 'Served from all locations';
$_ADDONLANG['limits_help'] = 'Whole numbers; a field that is empty, or says "unlimited" or -1, is unlimited.';
$_ADDONLANG['unit_transfer_gb'] = 'GB a month';
$_ADDONLANG['unit_speed_mbps'] = 'Mbps';
$_ADDONLANG['unit_hostnames'] = 'hostnames';
$_ADDONLANG['amount_transfer_gb'] = '{number} GB';
$_ADDONLANG['amount_speed_mbps'] = '{number} Mbps';
$_ADDONLANG['amount_hostnames'] = '{number}';
$_ADDONLANG['short_ssl'] = 'SSL';
$_ADDONLANG['short_streaming'] = 'Streaming';
$_ADDONLANG['short_all_locations'] = 'All locations';
$_ADDONLANG['unlimited'] = 'Unlimited';
$_ADDONLANG['switch_on'] = 'Yes';
$_ADDONLANG['switch_off'] = 'No';
$_ADDONLANG['package_new'] = 'New Package';
$_ADDONLANG['package_new_about'] = 'It is made at Aflexi right away. To have accounts get it, name it for a product on'
    . ' the products page.';
$_ADDONLANG['package_edit'] = 'Edit';
$_ADDONLANG['package_title'] = 'Package "{name}"';
$_ADDONLANG['package_about'] = 'Accounts that have it: {count}. What is changed here holds for all of them at once.';
$_ADDONLANG['package_problems'] = 'Nothing was changed. Please correct what is marked below.';
$_ADDONLANG['package_name_help'] = 'As Aflexi and the products page will show it.';
$_ADDONLANG['package_confirm_next'] = 'The next page shows what would be written, and asks.';
$_ADDONLANG['package_continue'] = 'Continue';
$_ADDONLANG['back_to_packages'] = 'Back to the packages';
$_ADDONLANG['back_to_package'] = 'Back to the package';
$_ADDONLANG['package_create_title'] = 'Make the package "{name}"?';
$_ADDONLANG['package_update_title'] = 'Change the package "{name}"?';
$_ADDONLANG['package_no_change'] = 'Nothing would change: these are the limits that the package has.';
$_ADDONLANG['package_concerns'] = 'Accounts that have this package: {count}. For all of them the new limits hold at'
    . ' once.';
$_ADDONLANG['package_limits_caption'] = 'Its limits';
$_ADDONLANG['package_changes_caption'] = 'What changes';
$_ADDONLANG['column_limit'] = 'Limit';
$_ADDONLANG['column_now'] = 'Now';
$_ADDONLANG['column_then'] = 'Then';
$_ADDONLANG['column_value'] = 'Value';
$_ADDONLANG['package_create_yes'] = 'Yes, make it at Aflexi';
$_ADDONLANG['package_update_yes'] = 'Yes, change it at Aflexi';
$_ADDONLANG['package_cancel'] = 'No, go back';

// Operation log
$_ADDONLANG['log_title'] = 'Operation log';
$_ADDONLANG['log_caption'] = 'Lines: {total}';
$_ADDONLANG['log_empty'] = 'Nothing has been logged yet.';
$_ADDONLANG['search_log'] = 'Client, e-mail, account, service number, who or what';
$_ADDONLANG['log_of_one'] = 'Only the lines of one account are shown.';
$_ADDONLANG['log_whole'] = 'Show the whole log';
$_ADDONLANG['log_older'] = 'Show older lines';
$_ADDONLANG['all_results'] = 'All results';
$_ADDONLANG['all_actions'] = 'All actions';
$_ADDONLANG['column_time'] = 'Time';
$_ADDONLANG['column_action'] = 'What was done';
$_ADDONLANG['column_result'] = 'Result';
$_ADDONLANG['column_took'] = 'Took';
$_ADDONLANG['seconds'] = '{number} s';
$_ADDONLANG['outcome_done'] = 'Done';
$_ADDONLANG['outcome_refused'] = 'Refused';
$_ADDONLANG['outcome_failed'] = 'Failed';
$_ADDONLANG['log_about'] = 'What was done at Aflexi and by admins here, the newest first. The settings say how much is'
    . ' logged and for how long it is kept. Passwords and keys are never in it.';
$_ADDONLANG['action_create'] = 'Account created';
$_ADDONLANG['action_adopt'] = 'Account taken over';
$_ADDONLANG['action_activate'] = 'Account activated';
$_ADDONLANG['action_suspend'] = 'Account suspended';
$_ADDONLANG['action_package'] = 'Package changed';
$_ADDONLANG['action_contact'] = 'Name or e-mail changed';
$_ADDONLANG['action_password'] = 'New password set';
$_ADDONLANG['action_look'] = 'Looked at';
$_ADDONLANG['action_save'] = 'Products saved';
$_ADDONLANG['action_answer'] = 'Question answered';
$_ADDONLANG['action_mode'] = 'On, off or automatic set';
$_ADDONLANG['action_name'] = 'Account name given';
$_ADDONLANG['action_allow_adoption'] = 'Taking over allowed';
$_ADDONLANG['action_put_right'] = 'Put right asked for';
$_ADDONLANG['action_new_password'] = 'New password asked for';
$_ADDONLANG['action_own_password'] = 'Client chose a password';
$_ADDONLANG['action_reveal'] = 'Password looked at';
$_ADDONLANG['action_welcome'] = 'Welcome e-mail sent';
$_ADDONLANG['action_resend_welcome'] = 'Welcome e-mail asked for';
$_ADDONLANG['action_retry'] = 'Another try asked for';
$_ADDONLANG['action_retry_all'] = 'Another try for all asked for';
$_ADDONLANG['action_forget'] = 'Refusal forgotten';
$_ADDONLANG['action_synchronize'] = 'Synchronization asked for';
$_ADDONLANG['action_export'] = 'Publishers exported';
$_ADDONLANG['action_pause'] = 'Long work paused';
$_ADDONLANG['action_resume'] = 'Long work resumed';
$_ADDONLANG['action_cancel'] = 'Long work cancelled';
$_ADDONLANG['action_ignore'] = 'Difference ignored';
$_ADDONLANG['action_show_again'] = 'Difference shown again';
$_ADDONLANG['action_package_update'] = 'Limits of a package changed';
$_ADDONLANG['action_package_create'] = 'Package made';
$_ADDONLANG['action_package_limits'] = 'Limits of new packages set';
$_ADDONLANG['action_token_make'] = 'Token for monitoring made';
$_ADDONLANG['action_token_revoke'] = 'Token for monitoring revoked';
$_ADDONLANG['what_status'] = 'Status';
$_ADDONLANG['what_package'] = 'Package';
$_ADDONLANG['what_display_name'] = 'Name';
$_ADDONLANG['what_email'] = 'E-mail';
$_ADDONLANG['what_mode'] = 'Mode';
$_ADDONLANG['what_own_name'] = 'Account name';
$_ADDONLANG['what_enabled'] = 'Products with CDN';
$_ADDONLANG['what_disabled'] = 'Products without CDN';
$_ADDONLANG['what_packages'] = 'Package names of products';
$_ADDONLANG['what_transfer_gb'] = 'Data transfer';
$_ADDONLANG['what_speed_mbps'] = 'Speed';
$_ADDONLANG['what_hostnames'] = 'Hostnames';
$_ADDONLANG['what_ssl'] = 'SSL';
$_ADDONLANG['what_streaming'] = 'Streaming';
$_ADDONLANG['what_all_locations'] = 'All locations';
$_ADDONLANG['what_question'] = 'Question';
$_ADDONLANG['what_state'] = 'State';
$_ADDONLANG['what_search'] = 'Search';
$_ADDONLANG['what_number'] = 'Jobs';
$_ADDONLANG['what_publishers'] = 'Publishers';

// What or who asked for something
$_ADDONLANG['admin'] = 'Admin #{id}';
$_ADDONLANG['client'] = 'Client #{id}';
$_ADDONLANG['cause_InvoicePaid'] = 'Invoice paid';
$_ADDONLANG['cause_InvoiceUnpaid'] = 'Invoice marked unpaid';
$_ADDONLANG['cause_InvoiceCancelled'] = 'Invoice cancelled';
$_ADDONLANG['cause_InvoiceRefunded'] = 'Invoice refunded';
$_ADDONLANG['cause_InvoiceSplit'] = 'Invoice split';
$_ADDONLANG['cause_ClientEdit'] = 'Client edited';
$_ADDONLANG['cause_ClientClose'] = 'Client closed';
$_ADDONLANG['cause_PreDeleteClient'] = 'Client deleted';
$_ADDONLANG['cause_ClientDelete'] = 'Client deleted';
$_ADDONLANG['cause_AfterClientMerge'] = 'Clients merged';
$_ADDONLANG['cause_AfterModuleCreate'] = 'Service set up';
$_ADDONLANG['cause_AfterModuleSuspend'] = 'Service suspended';
$_ADDONLANG['cause_AfterModuleUnsuspend'] = 'Service unsuspended';
$_ADDONLANG['cause_AfterModuleTerminate'] = 'Service terminated';
$_ADDONLANG['cause_AfterModuleChangePackage'] = 'Package of the service changed';
$_ADDONLANG['cause_ServiceEdit'] = 'Service edited';
$_ADDONLANG['cause_ServiceDelete'] = 'Service deleted';
$_ADDONLANG['cause_AddonAdd'] = 'Product addon added to the service';
$_ADDONLANG['cause_AddonEdit'] = 'Product addon of the service edited';
$_ADDONLANG['cause_AddonActivation'] = 'Product addon of the service activated';
$_ADDONLANG['cause_AddonActivated'] = 'Product addon of the service activated';
$_ADDONLANG['cause_AddonSuspended'] = 'Product addon of the service suspended';
$_ADDONLANG['cause_AddonUnsuspended'] = 'Product addon of the service unsuspended';
$_ADDONLANG['cause_AddonTerminated'] = 'Product addon of the service terminated';
$_ADDONLANG['cause_AddonCancelled'] = 'Product addon of the service cancelled';
$_ADDONLANG['cause_AddonFraud'] = 'Product addon of the service marked as fraud';
$_ADDONLANG['cause_AddonRenewal'] = 'Product addon of the service renewed';
$_ADDONLANG['cause_AddonDeleted'] = 'Product addon of the service deleted';
$_ADDONLANG['cause_AfterProductUpgrade'] = 'Product upgraded';
$_ADDONLANG['cause_AfterAddonUpgrade'] = 'Product addon upgraded';
$_ADDONLANG['cause_AcceptOrder'] = 'Order accepted';
$_ADDONLANG['cause_PendingOrder'] = 'Order set to pending';
$_ADDONLANG['cause_CancelOrder'] = 'Order cancelled';
$_ADDONLANG['cause_FraudOrder'] = 'Order marked as fraud';
$_ADDONLANG['cause_CancelAndRefundOrder'] = 'Order cancelled and refunded';
$_ADDONLANG['cause_DeleteOrder'] = 'Order deleted';
$_ADDONLANG['cause_ProductEdit'] = 'Product edited';
$_ADDONLANG['cause_ProductDelete'] = 'Product deleted';
$_ADDONLANG['cause_AddonConfigSave'] = 'Product addon edited';
$_ADDONLANG['cause_ProductAddonDelete'] = 'Product addon deleted';
$_ADDONLANG['cause_AddonModuleConfigSave'] = 'Settings of the addon saved';
$_ADDONLANG['cause_DailyCronJob'] = 'Daily cron job';
$_ADDONLANG['cause_AddTransaction'] = 'Refund recorded';
$_ADDONLANG['cause_ManualRefund'] = 'Manual refund';
$_ADDONLANG['cause_cron'] = 'Found by the cron job';
$_ADDONLANG['cause_request'] = 'Found after a request';
$_ADDONLANG['cause_page'] = 'Found by [Synchronize Everything] or a save';
$_ADDONLANG['cause_save'] = '[Save Settings], {who}';
$_ADDONLANG['cause_answer'] = 'Answer to a question, {who}';
$_ADDONLANG['cause_mode'] = 'On, off or automatic, {who}';
$_ADDONLANG['cause_name'] = 'Account name, {who}';
$_ADDONLANG['cause_adopt'] = '[Take Over], {who}';
$_ADDONLANG['cause_put_right'] = '[Put Right], {who}';
$_ADDONLANG['cause_new_password'] = '[New Password], {who}';
$_ADDONLANG['cause_own_password'] = '[Set Password], {who}';
$_ADDONLANG['cause_terminal'] = 'Asked for at a terminal';
$_ADDONLANG['cause_synchronize'] = '[Synchronize Now], {who}';
$_ADDONLANG['cause_retry'] = '[Try Now], {who}';

// Differences between Aflexi, this addon and WHMCS
$_ADDONLANG['reason_drift_status'] = 'At Aflexi the status is "{observed}"; this addon left it "{applied}".';
$_ADDONLANG['reason_drift_package'] = 'At Aflexi the package is "{observed}"; this addon left it "{applied}".';
$_ADDONLANG['reason_drift_name'] = 'At Aflexi the name is "{observed}"; this addon left it "{applied}".';
$_ADDONLANG['reason_drift_email'] = 'At Aflexi the e-mail address is "{observed}"; this addon left it "{applied}".';
$_ADDONLANG['reason_missing_remotely'] = 'Aflexi no longer has this account. [Put Right] makes it again.';
$_ADDONLANG['reason_unlisted'] = 'The user still exists at Aflexi, but is not in its list of accounts: its link was'
    . ' removed there.';
$_ADDONLANG['reason_username_differs'] = 'Service #{service} now has the user name "{username}" in WHMCS. The account'
    . ' keeps its name.';

// The differences page
$_ADDONLANG['differences_title'] = 'Differences';
$_ADDONLANG['differences_about'] = 'What WHMCS and Aflexi do not agree on, as of the last full pass and of what was'
    . ' done since.';
$_ADDONLANG['search_differences'] = 'Client, account name, e-mail or package';
$_ADDONLANG['filter_kind'] = 'Kind of difference';
$_ADDONLANG['filter_ignored'] = 'To be decided or ignored';
$_ADDONLANG['not_ignored'] = 'To be decided';
$_ADDONLANG['ignored'] = 'Ignored';
$_ADDONLANG['kind_unequal'] = 'Not equal: {count}';
$_ADDONLANG['kind_missing'] = 'Only in WHMCS: {count}';
$_ADDONLANG['kind_stranger'] = 'Only at Aflexi: {count}';
$_ADDONLANG['about_unequal'] = 'These accounts were changed at Aflexi, in its portal. They stay so until you put them'
    . ' right. What you ignore is shown again when something else changes.';
$_ADDONLANG['about_missing'] = 'These services are to have an account, and none is made yet. Those that wait are tried'
    . ' again by themselves; those that were refused need you.';
$_ADDONLANG['about_stranger'] = 'These accounts are in the list of Aflexi, and no service in WHMCS explains them. They'
    . ' are never changed. If one belongs to a service, enter the number of the service: the account is then kept in'
    . ' line with it.';
$_ADDONLANG['none_unequal'] = 'Every account is as this addon left it.';
$_ADDONLANG['none_missing'] = 'Every service that is to have an account has one.';
$_ADDONLANG['none_stranger'] = 'Every account in the list of Aflexi belongs to a service.';
$_ADDONLANG['column_tick'] = 'Tick';
$_ADDONLANG['column_differs'] = 'What differs';
$_ADDONLANG['column_because'] = 'What WHMCS says';
$_ADDONLANG['column_why_missing'] = 'Why there is no account';
$_ADDONLANG['column_seen'] = 'Last seen';
$_ADDONLANG['column_would'] = 'What is written';
$_ADDONLANG['tick'] = 'Tick {what}';
$_ADDONLANG['all_ticked'] = 'For all that are ticked:';
$_ADDONLANG['button_put_right'] = 'Put Right…';
$_ADDONLANG['button_adopt'] = 'Take Over';
$_ADDONLANG['button_adopt_stranger'] = 'Adopt';
$_ADDONLANG['button_adopt_offered'] = 'Adopt as Offered';
$_ADDONLANG['adopt_for'] = 'Adopt for Service #{service}';
$_ADDONLANG['button_ignore'] = 'Ignore';
$_ADDONLANG['button_show_again'] = 'Show Again';
$_ADDONLANG['decide_elsewhere'] = 'Decide under Publishers';
$_ADDONLANG['owner_of'] = 'Number of the service that {name} belongs to';
$_ADDONLANG['owner_placeholder'] = 'service number';
$_ADDONLANG['unadoptable'] = 'No service can have an account of this name.';
$_ADDONLANG['ignored_by'] = 'Ignored by {who}.';
$_ADDONLANG['invoice_paid'] = 'Paid on {date}.';
$_ADDONLANG['invoice_refunded'] = 'Refunded on {date}.';
$_ADDONLANG['ticked_done'] = 'Decided: {count}.';
$_ADDONLANG['ticked_refused'] = 'Refused: {count}. Nothing was changed for these:';
$_ADDONLANG['corrections_title'] = 'Put these right?';
$_ADDONLANG['corrections_about'] = 'Nothing is written yet. With your yes each account is made as WHMCS wants it; what'
    . ' WHMCS wants may change until then.';
$_ADDONLANG['corrections_suspend'] = 'Accounts that are suspended by this: {suspend}';
$_ADDONLANG['corrections_caption'] = 'Accounts: {total}';
$_ADDONLANG['corrections_yes'] = 'Yes, put right ({count})';
$_ADDONLANG['back_to_differences'] = 'Back to the differences';
$_ADDONLANG['reason_not_made_yet'] = 'It was not tried yet: the next run of the cron job does so.';
$_ADDONLANG['reason_not_made_paused'] = 'It is part of work that is paused: [Resume] on the Products page goes on with'
    . ' it.';
$_ADDONLANG['reason_would_create'] = 'The account is made again, with the package "{package}".';
$_ADDONLANG['reason_would_activate'] = 'The account is activated.';
$_ADDONLANG['reason_would_suspend'] = 'The account is suspended.';
$_ADDONLANG['reason_would_set_package'] = 'The package becomes "{package}".';
$_ADDONLANG['reason_would_set_contact'] = 'The name becomes "{name}" and the e-mail address "{email}".';
$_ADDONLANG['reason_would_change_nothing'] = 'Nothing is written: Aflexi has it as WHMCS wants it by now.';
$_ADDONLANG['reason_would_keep'] = 'It stays as it is: WHMCS neither starts nor stops it at the moment. Set its service'
    . ' to on or off under Publishers to decide.';

// Problems an admin must act on
$_ADDONLANG['reason_not_installed'] = 'The tables of the addon are missing or of an older version. Please press'
    . ' [Complete Installation] on the Products page of the addon.';
$_ADDONLANG['reason_not_configured'] = 'The addon is not configured, and Aflexi is not called. Please fill in under'
    . ' Configuration > System Settings > Addon Modules: {fields}';
$_ADDONLANG['reason_auth_key_needed'] = 'The stored auth key is for the user name "{username}" at {url}, not for the'
    . ' login in the settings, so Aflexi is not called. Please type in the auth key of that login under Configuration'
    . ' > System Settings > Addon Modules, or put the former login back.';
$_ADDONLANG['reason_bad_url'] = 'Aflexi is not called: {why}. Please correct the API URL in the settings of the'
    . ' addon.';
$_ADDONLANG['reason_plain_http_refused'] = 'The API URL is not encrypted, so Aflexi is not called. Please use an'
    . ' https address, or allow plain HTTP in the settings of the addon.';
$_ADDONLANG['reason_plain_http_allowed'] = 'The API URL is not encrypted: the auth key and passwords cross the'
    . ' network readable.';
$_ADDONLANG['reason_product_addon_missing'] = 'The product addon #{id}, which remembers the products with CDN, was'
    . ' deleted in WHMCS. Nothing is changed at Aflexi until it is back: [Complete Installation] on the Products page'
    . ' of the addon makes it again, with the products it had.';
$_ADDONLANG['reason_login_refused'] = 'Aflexi refuses the user name or auth key: "{message}". The cron job goes on'
    . ' as soon as the settings are corrected and saved; [Save Settings] on the Products page does so at once.';
$_ADDONLANG['reason_key_lost'] = 'What the addon keeps encrypted can no longer be opened, because the encryption hash'
    . ' of this WHMCS is another than when it was stored. Please put the old cc_encryption_hash back into'
    . ' configuration.php. If it is lost, enter the auth key again: the addon then starts anew, with passwords shown as'
    . ' unknown until you set new ones.';
$_ADDONLANG['reason_halted'] = 'Aflexi cannot be used at the moment: "{message}". Nothing is lost: it is tried'
    . ' again by itself.';
$_ADDONLANG['reason_short_list'] = 'The last list of accounts from Aflexi had {listed} accounts where {known} are'
    . ' known, too few to be believed, so nothing was changed because of it. The next whole list settles this by'
    . ' itself; if it comes again, please ask Aflexi.';
$_ADDONLANG['reason_other_operator'] = 'The settings belong to the Aflexi operator {found}, but the accounts here to'
    . ' {expected}. Nothing is changed at Aflexi until the settings are those of operator {expected} again, or you say'
    . ' yes to operator {found} on the page of the addon.';
$_ADDONLANG['reason_other_site'] = 'The accounts belong to the WHMCS "{expected}", but this one is "{found}". Nothing'
    . ' is changed at Aflexi until you say yes to this on the page of the addon.';

// Questions: what happened
$_ADDONLANG['reason_brake'] = 'Of the {active} active accounts, {suspend} would be suspended. More than {limit} at'
    . ' once need your yes.';
$_ADDONLANG['reason_charging_on'] = 'The product addon that stands for the CDN has a price now. With your yes only'
    . ' services that hold it have the CDN. Active accounts that stay: {keep}. Active accounts that are suspended:'
    . ' {suspend}.';
$_ADDONLANG['reason_charging_off'] = 'The product addon that stands for the CDN is free again. With your yes every paid'
    . ' service of a product with CDN has it. Accounts that are made or activated: {start}.';

// The connection test
$_ADDONLANG['reason_connected'] = 'Aflexi accepts the settings. You are "{name}", operator {operator}.';
$_ADDONLANG['reason_dns'] = 'The host name of the API URL is not found: "{message}". Please check the API URL, then'
    . ' the name servers of this machine.';
$_ADDONLANG['reason_tls'] = 'There is no secure connection to Aflexi: "{message}". Please check that the API URL is'
    . ' right, and the clock and the root certificates of this machine.';
$_ADDONLANG['reason_connection_refused'] = 'The machine of the API URL does not accept the connection: "{message}".'
    . ' Please check host and port of the API URL, and whether a firewall lets this machine out.';
$_ADDONLANG['reason_timeout'] = 'Aflexi did not answer in time: "{message}". Please check whether a firewall lets this'
    . ' machine out; if it does, try again later.';
$_ADDONLANG['reason_not_an_api'] = 'What answers at the API URL is not the API of Aflexi: "{message}". Please check'
    . ' the API URL, its path included.';
$_ADDONLANG['reason_not_operator'] = 'This user name and auth key are not those of an operator. Please use the login'
    . ' of your operator account, not that of a publisher.';

// Products
$_ADDONLANG['reason_free_product'] = 'Free products are not synchronized.';
$_ADDONLANG['reason_no_services'] = 'It has no services yet.';
$_ADDONLANG['reason_services_unpaid'] = 'Services: {services}, none of them paid.';
$_ADDONLANG['reason_services_free'] = 'Services: {services}, all of them free of charge.';
$_ADDONLANG['reason_services_inactive'] = 'Services: {services}, none of them active.';
$_ADDONLANG['reason_services_without_addon'] = 'Services: {services}, none of them with the product addon, which has a'
    . ' price.';
$_ADDONLANG['reason_services_switched_off'] = 'Services: {services}, all of them set to "Always off".';
$_ADDONLANG['reason_services_ineligible'] = 'Services: {services}, none of them paid and active.';
$_ADDONLANG['reason_services_not_counted'] = 'So many services are not looked at just to show this page. Tick it and'
    . ' press [Preview] to see whom it concerns.';
$_ADDONLANG['reason_product_hidden'] = 'Hidden from clients, but its services count like others.';
$_ADDONLANG['reason_product_retired'] = 'No longer sold, but its services count like others.';
$_ADDONLANG['reason_odd_package_name'] = '"{name}" looks like a switch rather than a package name. Is it meant?';

// Packages: what is wrong with a form
$_ADDONLANG['reason_package_no_name'] = 'Please type in a name.';
$_ADDONLANG['reason_package_name_entity'] = '"{name}" holds an HTML entity, which WHMCS does not keep apart from the'
    . ' character it stands for. Please type in that character.';
$_ADDONLANG['reason_package_exists'] = 'There is a package "{name}" at Aflexi already. Please choose another name, or'
    . ' edit that one.';
$_ADDONLANG['reason_limit_not_a_number'] = '"{typed}" is not a whole number. Please use digits only, or leave the field'
    . ' empty for unlimited.';
$_ADDONLANG['reason_limit_negative'] = 'A limit cannot be negative. Please leave the field empty for unlimited.';
$_ADDONLANG['reason_limit_too_big'] = 'The largest limit possible here is {most}. Please leave the field empty for'
    . ' unlimited.';
$_ADDONLANG['reason_limit_too_small'] = 'The smallest limit possible here is {least}.';
$_ADDONLANG['reason_limit_means_unlimited'] = 'Aflexi takes {number} for unlimited here. Please choose another number,'
    . ' or leave the field empty if unlimited is meant.';

// Packages: what came of it
$_ADDONLANG['reason_packages_read'] = 'The packages were read at Aflexi: {count}.';
$_ADDONLANG['reason_packages_unread'] = 'The packages could not be read at Aflexi, so nothing was changed: {message}';
$_ADDONLANG['reason_packages_busy'] = 'Somebody else is working on the packages. Nothing was changed; please try again'
    . ' in a minute.';
$_ADDONLANG['reason_package_updated'] = 'The limits of the package "{name}" are changed at Aflexi.';
$_ADDONLANG['reason_package_created'] = 'The package "{name}" is made at Aflexi.';
$_ADDONLANG['reason_package_unchanged'] = 'The package "{name}" has these limits already; nothing was written.';
$_ADDONLANG['reason_package_changed_meanwhile'] = 'Somebody changed the package "{name}" at Aflexi after the form was'
    . ' shown, so nothing was written. Below it is shown as it is now.';
$_ADDONLANG['reason_package_gone'] = 'The package "{name}" is no longer at Aflexi; nothing was written.';
$_ADDONLANG['reason_package_not_written'] = 'Aflexi did not carry it out: the package "{name}" is as it was. Please try'
    . ' again. {message}';
$_ADDONLANG['reason_package_in_doubt'] = 'Aflexi did not answer, neither about the package "{name}" nor to the question'
    . ' what became of it. Please press [Read Packages Again] in a minute to see. {message}';
$_ADDONLANG['reason_out_of_time'] = 'Aflexi answered so slowly that no time was left; nothing was changed. Please try'
    . ' again.';
$_ADDONLANG['reason_no_named_packages'] = 'This platform has no named packages.';

// Why nothing (more) was tried, and failures that are tried again
$_ADDONLANG['reason_busy'] = 'Another worker is at it; what is left will be done by it or by the cron job.';
$_ADDONLANG['reason_in_transaction'] = 'Another module has left a database transaction open in this request. The cron'
    . ' job goes on with what is left.';
$_ADDONLANG['reason_connection'] = 'Aflexi cannot be reached: {message}';
$_ADDONLANG['reason_throttled'] = 'Aflexi asks us to slow down: {message}';
$_ADDONLANG['reason_server'] = 'Aflexi reports a failure of its own: {message}';
$_ADDONLANG['reason_unknown'] = 'Aflexi gave no usable answer. The next try makes sure of what may have been done:'
    . ' {message}';
$_ADDONLANG['reason_authentication'] = 'Aflexi refuses the user name or auth key: {message}';
$_ADDONLANG['reason_contact_unsupported'] = 'This platform cannot change the name or e-mail address of an account.';
$_ADDONLANG['reason_database'] = 'The database refused a statement: {message}';

// Refusals
$_ADDONLANG['reason_name_conflict'] = 'The account name "{name}" belongs to client #{client}. Please give this'
    . ' service a user name of its own, or another account name on the publishers page.';
$_ADDONLANG['reason_bad_name'] = '"{name}" cannot be an account name. Please give the service a user name of letters'
    . ' and digits.';
$_ADDONLANG['reason_no_email'] = 'The client has no e-mail address.';
$_ADDONLANG['reason_bad_email'] = 'The client\'s e-mail address is longer than Aflexi accounts can have.';
$_ADDONLANG['reason_not_ours'] = 'Aflexi already has an account "{name}" with the e-mail address {email}, which is'
    . ' not this client\'s. On the publishers page you can take it over, or give the service another account name.';
$_ADDONLANG['reason_platform_refused'] = 'Aflexi refuses {call}: {message}';
$_ADDONLANG['reason_package_refused'] = 'Aflexi refuses the package "{package}": {message}';
$_ADDONLANG['reason_bad_package_name'] = '"{name}" cannot be a package name: at most 255 characters, and none of them a'
    . ' control character. Please type in another one.';
$_ADDONLANG['reason_password_refused'] = 'Aflexi refuses the new password: "{message}". Please try [New Password]'
    . ' again.';
$_ADDONLANG['reason_own_password_length'] = 'Please choose a password of {least} to {most} characters.';
$_ADDONLANG['reason_own_password_characters'] = 'Please choose a password of letters, digits and signs such as'
    . ' ! ? - _ #. No spaces, no accents, and none of these: & < > " \' \\';
$_ADDONLANG['reason_own_password_name'] = 'The password cannot be the user name.';
$_ADDONLANG['reason_own_password_differs'] = 'The two passwords are not the same. Please type the new one in twice.';
$_ADDONLANG['reason_own_password_waits'] = 'A new password is being set already. Please wait until that is done.';
$_ADDONLANG['reason_own_password_busy'] = 'The account is being worked on. Please try again in a minute.';
$_ADDONLANG['reason_own_password_not_active'] = 'A password can be set only while the CDN account is active.';
$_ADDONLANG['reason_own_password_not_allowed'] = 'Your user may not manage the products of this client.';

$_ADDONLANG['reason_bulk_cancelled'] = '{by} cancelled the work before it came to this service. [Save Settings] takes'
    . ' it up again.';

// Why a service has an account or has none
$_ADDONLANG['reason_switched_on'] = 'An admin set the service to "Always on".';
$_ADDONLANG['reason_switched_off'] = 'An admin set the service to "Always off".';
$_ADDONLANG['reason_addon_not_held'] = 'The service does not have the product addon, which has a price.';
$_ADDONLANG['reason_addon_unpaid'] = 'The product addon of the service is not paid: invoice #{invoice}.';
$_ADDONLANG['reason_addon_never_paid'] = 'No invoice of the service\'s product addon was ever paid.';
$_ADDONLANG['reason_paid'] = 'Invoice #{invoice} is paid.';
$_ADDONLANG['reason_upgrade_paid'] = 'The upgrade was paid with invoice #{invoice}.';
$_ADDONLANG['reason_free_cycle'] = 'The service is free of charge.';
$_ADDONLANG['reason_never_paid'] = 'No invoice of the service was ever paid.';
$_ADDONLANG['reason_invoice_refunded'] = 'Invoice #{invoice} was refunded.';
$_ADDONLANG['reason_invoice_cancelled'] = 'Invoice #{invoice} was cancelled after it had been paid.';
$_ADDONLANG['reason_invoice_unpaid'] = 'Invoice #{invoice} was paid and is unpaid again.';
$_ADDONLANG['reason_renewal_overdue'] = 'The renewal, invoice #{invoice}, is unpaid for more than {days} days after'
    . ' its due date.';
$_ADDONLANG['reason_invoice_collections'] = 'The payment of invoice #{invoice} was reversed (Collections).';
$_ADDONLANG['reason_invoice_other'] = 'Invoice #{invoice} has the status {status}.';
$_ADDONLANG['reason_refunded_in_full'] = 'All that was paid for invoice #{invoice} was paid back.';
$_ADDONLANG['reason_service_pending'] = 'The service is pending.';
$_ADDONLANG['reason_service_suspended'] = 'The service is suspended.';
$_ADDONLANG['reason_service_terminated'] = 'The service is terminated.';
$_ADDONLANG['reason_service_cancelled'] = 'The service is cancelled.';
$_ADDONLANG['reason_service_fraud'] = 'The service is marked as fraud.';
$_ADDONLANG['reason_service_gone'] = 'The service no longer exists in WHMCS.';
$_ADDONLANG['reason_service_status_unknown'] = 'The service has the status "{status}", which the addon does not know.';
$_ADDONLANG['reason_product_not_enabled'] = 'The product comes without CDN.';
$_ADDONLANG['reason_product_gone'] = 'The product no longer exists in WHMCS.';
$_ADDONLANG['reason_client_closed'] = 'The client is closed.';
$_ADDONLANG['reason_client_gone'] = 'The client no longer exists in WHMCS.';

// Health
$_ADDONLANG['health_title'] = 'Is everything well?';
$_ADDONLANG['health_about'] = 'This is what the addon knows without calling Aflexi. [Test Connection] asks Aflexi now.';
$_ADDONLANG['health_at'] = 'As of {time}:';
$_ADDONLANG['health_json'] = 'The same as JSON';
$_ADDONLANG['column_check'] = 'What';
$_ADDONLANG['column_found'] = 'Found';
$_ADDONLANG['state_ok'] = 'OK';
$_ADDONLANG['state_unknown'] = 'Not known';
$_ADDONLANG['state_warning'] = 'Warning';
$_ADDONLANG['state_critical'] = 'Critical';
$_ADDONLANG['health_api'] = 'API of Aflexi';
$_ADDONLANG['health_login'] = 'Login';
$_ADDONLANG['health_cron'] = 'Cron job';
$_ADDONLANG['health_jobs'] = 'Oldest job';
$_ADDONLANG['health_breaker'] = 'Pause after failures';
$_ADDONLANG['health_full_pass'] = 'Last full pass';
$_ADDONLANG['health_questions'] = 'Questions to you';
$_ADDONLANG['health_needs_you'] = 'Services that need you';
$_ADDONLANG['health_key'] = 'Encrypted store';
$_ADDONLANG['health_product_addon'] = 'Product addon';
$_ADDONLANG['health_traffic'] = 'Traffic of the month';
$_ADDONLANG['health_versions'] = 'Versions';
$_ADDONLANG['health_schema'] = 'Tables';
$_ADDONLANG['reason_api_never_asked'] = 'Aflexi was not asked yet.';
$_ADDONLANG['reason_api_answered'] = 'Aflexi answered {minutes} minutes ago, within {milliseconds} ms.';
$_ADDONLANG['reason_api_silent'] = 'Aflexi has not answered for {minutes} minutes. {message}';
$_ADDONLANG['reason_login_accepted'] = 'Aflexi accepted the user name and auth key when it was last asked.';
$_ADDONLANG['reason_login_not_tried'] = 'Aflexi has not yet said whether it accepts the user name and auth key.';
$_ADDONLANG['reason_cron_never'] = 'The cron job of WHMCS has not run the addon yet. Please check that it is set up,'
    . ' and that its PHP loads the extension aflexi_cdn.';
$_ADDONLANG['reason_cron_seen'] = 'The cron job of WHMCS last ran the addon {minutes} minutes ago. It should do so'
    . ' every five minutes.';
$_ADDONLANG['reason_jobs_in_time'] = 'Nothing waits longer than it should. Jobs that wait or are in progress: {open}.';
$_ADDONLANG['reason_jobs_late'] = 'The oldest job has waited for {minutes} minutes. Jobs that wait or are in progress:'
    . ' {open}.';
$_ADDONLANG['reason_breaker_closed'] = 'Calls to Aflexi are made as they are needed.';
$_ADDONLANG['reason_breaker_open'] = 'A call failed. In {seconds} seconds one call is made to ask whether'
    . ' Aflexi is back.';
$_ADDONLANG['reason_pass_never'] = 'No full pass has come to its end yet.';
$_ADDONLANG['reason_pass_done'] = 'The last full pass came to its end {hours} hours ago.';
$_ADDONLANG['reason_pass_stopped'] = 'The last full pass could not read the list of accounts to its end. It is made'
    . ' again an hour later.';
$_ADDONLANG['reason_no_questions'] = 'Nothing waits for your answer.';
$_ADDONLANG['reason_questions_open'] = 'Questions that wait for your answer on the Products page: {count}.';
$_ADDONLANG['reason_nobody_needs_you'] = 'No service needs you.';
$_ADDONLANG['reason_needs_you'] = 'Services that the addon cannot put in line without you: {count}. The Queue page'
    . ' names each of them and says why; account names and taking over are decided on the Publishers page.';
$_ADDONLANG['reason_key_opens'] = 'What the addon keeps encrypted can be opened.';
$_ADDONLANG['reason_product_addon_there'] = 'The product addon that remembers the products with CDN is there.';
$_ADDONLANG['reason_traffic_read'] = 'The traffic of the accounts was last read {hours} hours ago. Today\'s is read'
    . ' every six hours.';
$_ADDONLANG['reason_traffic_never'] = 'The traffic of the accounts was not read yet. The cron job does so when it has'
    . ' nothing else to do.';
$_ADDONLANG['reason_traffic_not_told'] = 'Aflexi does not tell the traffic of the accounts: "{message}". Pages that'
    . ' show it are without it, or show what was read before. Nothing else depends on it, and it is asked for again'
    . ' by itself.';
$_ADDONLANG['reason_versions_match'] = 'The addon and the extension are version {addon}.';
$_ADDONLANG['reason_versions_differ'] = 'The addon files are version {addon}, the loaded extension aflexi_cdn is'
    . ' version {extension}. Please install the same version of both and restart PHP.';
$_ADDONLANG['reason_schema_current'] = 'The tables of the addon are complete (schema {schema}).';

// Monitoring
$_ADDONLANG['monitoring_title'] = 'Monitoring';
$_ADDONLANG['monitoring_about'] = 'A monitoring system reads the same as JSON, with a token and without signing in: the'
    . ' HTTP status is 200, or 503 while anything above is critical. The address is';
$_ADDONLANG['token_none'] = 'There is no token, so this address answers nobody.';
$_ADDONLANG['token_there'] = 'A token is in use. It cannot be shown again.';
$_ADDONLANG['token_make'] = 'Make a Token';
$_ADDONLANG['token_replace'] = 'Make Another Token';
$_ADDONLANG['token_revoke'] = 'Revoke the Token';
$_ADDONLANG['token_once'] = 'Please copy the new token now: it is not shown again. A former one no longer holds.';
$_ADDONLANG['token_label'] = 'Token for monitoring';
$_ADDONLANG['token_header'] = 'It is sent as the header';

// Dashboard
$_ADDONLANG['widget_about'] = 'Whether the CDN accounts are in line with what was sold.';
$_ADDONLANG['glance_in_line'] = 'In line';
$_ADDONLANG['glance_in_line_about'] = 'Nothing is left to do.';
$_ADDONLANG['glance_waiting'] = 'Waiting';
$_ADDONLANG['glance_waiting_about'] = 'There is something to do, which the addon does by itself.';
$_ADDONLANG['glance_needs_you'] = 'Needs you';
$_ADDONLANG['glance_needs_you_about'] = 'Something waits for you.';
$_ADDONLANG['glance_problems'] = 'Problems';
$_ADDONLANG['glance_problems_about'] = 'The work does not get on.';
$_ADDONLANG['glance_missing'] = 'Problems';
$_ADDONLANG['glance_missing_about'] = 'The PHP extension aflexi_cdn is not loaded. The page of the addon says'
    . ' what to do.';
$_ADDONLANG['glance_mismatch'] = 'Problems';
$_ADDONLANG['glance_mismatch_about'] = 'The PHP extension aflexi_cdn is not of the version of the addon. The page of'
    . ' the addon says what to do.';
$_ADDONLANG['glance_failed'] = 'Not known';
$_ADDONLANG['glance_failed_about'] = 'How things are could not be read. The activity log says why.';
$_ADDONLANG['glance_page'] = 'Open Aflexi CDN';

// What staff are told
$_ADDONLANG['notice_login_refused'] = 'Aflexi refuses the login.';
$_ADDONLANG['notice_halted'] = 'Aflexi cannot be used for a quarter of an hour or longer.';
$_ADDONLANG['notice_newer_schema'] = 'The tables of the addon are of a newer version than the addon.';
$_ADDONLANG['notice_key_lost'] = 'The encrypted store cannot be opened.';
$_ADDONLANG['notice_product_addon_missing'] = 'The product addon was deleted.';
$_ADDONLANG['notice_short_list'] = 'The list of accounts from Aflexi is too short to be believed.';
$_ADDONLANG['notice_not_configured'] = 'The settings are no longer complete.';
$_ADDONLANG['notice_auth_key_needed'] = 'The auth key has to be entered again.';
$_ADDONLANG['notice_bad_url'] = 'The API URL cannot be used.';
$_ADDONLANG['notice_plain_http_refused'] = 'The API URL is not encrypted.';
$_ADDONLANG['notice_brake'] = 'Your yes is needed: unusually many accounts would be suspended.';
$_ADDONLANG['notice_charging'] = 'Your yes is needed: the price of the product addon has changed.';
$_ADDONLANG['notice_other_operator'] = 'Your yes is needed: the login is that of another Aflexi operator.';
$_ADDONLANG['notice_other_site'] = 'Your yes is needed: the accounts belong to another WHMCS.';
$_ADDONLANG['notice_needs_you'] = 'Services need you.';
$_ADDONLANG['notice_over'] = 'This is over: {what}';
$_ADDONLANG['notice_since'] = 'First seen: {time}';
$_ADDONLANG['notice_page'] = 'The page of the addon (Addons > Aflexi CDN) shows it and what you can do: {link}';
$_ADDONLANG['notice_once'] = 'You are told this once. When it is over, the activity log says so.';
$_ADDONLANG['notice_not_sent'] = 'The e-mail about this could not be sent: {what} {message}';

// Tables of another version
$_ADDONLANG['reason_newer_schema'] = 'The tables of the addon are of a newer version (schema {schema}) than this one'
    . ' works with (schema {known}). Nothing is read, changed or synchronized until the newer version of the files'
    . ' and of the extension is installed again; what happens meanwhile is caught up by its first full pass.';
// Moving over from the plugin of 2011
$_ADDONLANG['tab_legacy'] = 'Moving Over';
$_ADDONLANG['activated_legacy_taken'] = 'Aflexi CDN is active. User name and auth key of the plugin of 2011 were'
    . ' taken over and are kept encrypted. One thing is left to do, under "Configure": choose the administrator roles'
    . ' that may use it. Then see Addons > Aflexi CDN > Moving Over.';
$_ADDONLANG['activated_legacy_same'] = 'Aflexi CDN is active. The plugin of 2011 was found, with the login that was'
    . ' set here already. See Addons > Aflexi CDN > Moving Over.';
$_ADDONLANG['activated_legacy_own'] = 'Aflexi CDN is active. The plugin of 2011 was found, with another user name'
    . ' than the one set here, which counts. See Addons > Aflexi CDN > Moving Over.';
$_ADDONLANG['activated_legacy_none'] = 'Aflexi CDN is active. The plugin of 2011 was found, but no complete login.'
    . ' Two things are left to do, both under "Configure": choose the administrator roles that may use it, and enter'
    . ' your Aflexi user name and auth key. Then see Addons > Aflexi CDN > Moving Over.';
$_ADDONLANG['activated_legacy_failed'] = 'Aflexi CDN is active. The plugin of 2011 was found, but nothing could be'
    . ' taken over from it: {message}. Two things are left to do, both under "Configure": choose the administrator'
    . ' roles that may use it, and enter your Aflexi user name and auth key. Then press [Take Over] on Addons > Aflexi'
    . ' CDN > Moving Over.';
$_ADDONLANG['legacy_here'] = 'There is something left of the Aflexi plugin of 2011.';
$_ADDONLANG['legacy_title'] = 'Moving over from the plugin of 2011';
$_ADDONLANG['legacy_about'] = 'Its login, products and accounts go on here. Accounts are adopted as they are; none is'
    . ' made a second time, and none is deleted.';
$_ADDONLANG['legacy_taken'] = 'Taken over';
$_ADDONLANG['legacy_nothing_taken'] = 'Nothing was taken over yet.';
$_ADDONLANG['legacy_credentials_taken'] = 'User name and auth key of {login} were taken over; the key is kept'
    . ' encrypted. Nothing else of its settings is needed any more.';
$_ADDONLANG['legacy_credentials_same'] = 'The login {login} was set here already, so the key that is set here counts.';
$_ADDONLANG['legacy_credentials_own'] = 'The plugin of 2011 used the login {login}, and another one is set here.'
    . ' Accounts of another login are not adopted by themselves.';
$_ADDONLANG['legacy_credentials_none'] = 'There was no complete login. Please enter user name and auth key in the'
    . ' settings.';
$_ADDONLANG['legacy_accounts'] = 'Accounts of the plugin of 2011: {accounts}, of which {adopted} are adopted.';
$_ADDONLANG['legacy_passwords'] = 'Passwords that are kept, encrypted: {passwords}. They are as of the plugin of 2011'
    . ' and may be out of date.';
$_ADDONLANG['legacy_products'] = 'Products with CDN: {enabled}. They are ticked on the Products page.';
$_ADDONLANG['legacy_free'] = 'The product "{product}" is free of charge, and free products are not synchronized. Its'
    . ' accounts stay as they are until it has a price.';
$_ADDONLANG['legacy_module'] = 'The product "{product}" (#{id}) is set up by the server module of 2011 and is not'
    . ' ticked here. Tick it on the Products page, so that its accounts are adopted; then choose no module in its'
    . ' module settings, because that module does not run any more.';
$_ADDONLANG['legacy_module_enabled'] = 'The product "{product}" (#{id}) is still set up by the server module of 2011.'
    . ' Choose no module in its module settings, because that module does not run any more.';
$_ADDONLANG['legacy_waiting'] = 'What waits';
$_ADDONLANG['legacy_waiting_about'] = 'Accounts that are not adopted: {total}';
$_ADDONLANG['legacy_why'] = 'Why, and what to do';
$_ADDONLANG['legacy_kept'] = 'kept';
$_ADDONLANG['legacy_not_kept'] = 'none';
$_ADDONLANG['legacy_decide'] = 'See Differences';
$_ADDONLANG['legacy_files'] = 'Old files and hooks';
$_ADDONLANG['legacy_files_about'] = 'These are still in the directory of WHMCS. Please move them out of it: WHMCS'
    . ' runs every file in includes/hooks at each event, so the old plugin acts beside this addon, or, as it cannot'
    . ' run on PHP 7 and later, stops the event it is called for. Nothing here needs them.';
$_ADDONLANG['legacy_perhaps'] = '(only if it is of the plugin of 2011: others may use this name)';
$_ADDONLANG['legacy_template'] = 'The e-mail template "Aflexi CDN Welcome Mail" runs PHP code of the old plugin,'
    . ' which WHMCS no longer allows. Delete it, and let no product send it; this addon has one of its own.';
$_ADDONLANG['legacy_secrets'] = 'Clear text';
$_ADDONLANG['legacy_secrets_about'] = 'Keys and passwords that the tables of the plugin of 2011 still hold in clear:'
    . ' {secrets}. Whoever can read a backup can read them.';
$_ADDONLANG['legacy_move_over'] = 'Take Over';
$_ADDONLANG['legacy_sure'] = 'Remove them. Nothing brings them back, and the plugin of 2011 cannot work after that.';
$_ADDONLANG['legacy_left'] = 'Passwords and settings that could not be taken over: {left}, among them:';
$_ADDONLANG['legacy_anyway'] = 'Remove those as well. They are lost then; a new password can be set for an account'
    . ' that is adopted.';
$_ADDONLANG['legacy_remove'] = 'Remove Clear Text';
$_ADDONLANG['legacy_finish'] = 'Finish';
$_ADDONLANG['legacy_finish_about'] = 'Forgets this list, and the passwords of accounts that were not adopted. Adopted'
    . ' accounts keep theirs.';
$_ADDONLANG['password_imported'] = 'As of the plugin of 2011; it may be out of date.';
$_ADDONLANG['client_password_imported'] = 'This password is from our former system and may be out of date. If it does'
    . ' not work, choose one of your own.';
$_ADDONLANG['reason_legacy_bad_name'] = 'No service can have an account of this name. If it is still in use, give the'
    . ' service another user name; a new account is made then.';
$_ADDONLANG['reason_legacy_other_login'] = 'It was made with another Aflexi login than that in the settings, so it is'
    . ' not adopted by itself.';
$_ADDONLANG['reason_legacy_doubtful'] = 'Nothing proves that this account is the client\'s: its e-mail address at'
    . ' Aflexi is {email}, and services of several clients have this name, or the name of the person there is another.'
    . ' Decide on the Differences page whether the service takes it over, or give the service another account name.';
$_ADDONLANG['reason_legacy_on_its_way'] = 'The next run of the cron job deals with it.';
$_ADDONLANG['reason_legacy_no_service'] = 'It is at Aflexi, and no service that is to have CDN can take it over: none'
    . ' has its name, or the one that has it has another account already. It stays as it is; on the'
    . ' Differences page you can say to which service it belongs.';
$_ADDONLANG['reason_legacy_gone'] = 'It is no longer at Aflexi. There is nothing to do; if a service is to have it,'
    . ' it is made anew.';
$_ADDONLANG['reason_legacy_not_looked'] = 'It was not looked for yet. The next full pass does; [Synchronize'
    . ' Everything] on the Products page does so at once.';
$_ADDONLANG['reason_legacy_runs'] = 'The plugin of 2011 still runs beside this addon: WHMCS runs its file {file} at'
    . ' each event, so both change the same accounts, or the event stops with an error. Please move this file out of'
    . ' includes/hooks; the Moving Over page names the others.';
$_ADDONLANG['reason_legacy_moved'] = 'What the plugin of 2011 keeps in clear was taken over, encrypted.';
$_ADDONLANG['reason_legacy_removed'] = 'Removed from the tables of the plugin of 2011: {number} keys and passwords in'
    . ' clear.';
$_ADDONLANG['reason_legacy_finished'] = 'Moving over is finished.';
$_ADDONLANG['health_legacy'] = 'Plugin of 2011';
$_ADDONLANG['notice_legacy_runs'] = 'The plugin of 2011 still runs beside this addon.';
$_ADDONLANG['action_move_over'] = 'Taken over from the plugin of 2011';
$_ADDONLANG['action_remove_clear_text'] = 'Clear text of the plugin of 2011 removed';
$_ADDONLANG['action_finish_moving'] = 'Moving over finished';
$_ADDONLANG['what_lost'] = 'Not taken over';

// Import of publishers made before the addon came
$_ADDONLANG['import_first'] = 'Are there publishers at Aflexi already? Then please press [Synchronize Everything]'
    . ' before you save for the first time: it reads their list, so that nobody gets a second one. Those that fit can'
    . ' then be imported on the page Differences.';
$_ADDONLANG['import_open'] = 'Import Publishers…';
$_ADDONLANG['import_title'] = 'Import Publishers';
$_ADDONLANG['import_about'] = 'These publishers were at Aflexi before this addon had anything to do with them. Each is'
    . ' compared with the services of the CDN products that have no publisher yet. Importing one makes it the publisher'
    . ' of its service: nothing is made anew, and its status and package become what WHMCS says. This page shows the'
    . ' list that was read last; [Synchronize Everything] on the page Products reads it again.';
$_ADDONLANG['import_fits'] = 'How they fit';
$_ADDONLANG['import_fit_exact'] = 'Name and e-mail: {count}';
$_ADDONLANG['import_fit_name'] = 'Name only: {count}';
$_ADDONLANG['import_fit_email'] = 'E-mail only: {count}';
$_ADDONLANG['import_fit_ambiguous'] = 'Not clear: {count}';
$_ADDONLANG['import_fit_none'] = 'Nothing fits: {count}';
$_ADDONLANG['import_about_exact'] = 'Name and e-mail are those of the service and its client.';
$_ADDONLANG['import_about_name'] = 'The name is that of the service, but the e-mail is not the client\'s. Please look'
    . ' whether it is the client\'s all the same.';
$_ADDONLANG['import_about_email'] = 'The e-mail is the client\'s, and the client has one service only that can be'
    . ' meant. The publisher keeps its name.';
$_ADDONLANG['import_about_ambiguous'] = 'More than one service or publisher can be meant. On the page Differences you'
    . ' say which service a publisher belongs to.';
$_ADDONLANG['import_about_none'] = 'No service of a CDN product has this name or this e-mail. They stay as they are.';
$_ADDONLANG['import_nothing'] = 'There is none.';
$_ADDONLANG['import_would_adopt'] = 'Publishers that would be imported: {count}';
$_ADDONLANG['import_would_suspend'] = 'Of them, suspended: {count}';
$_ADDONLANG['import_would_activate'] = 'Made active: {count}';
$_ADDONLANG['import_would_package'] = 'Given another package: {count}';
$_ADDONLANG['import_caption'] = 'Publishers: {count}';
$_ADDONLANG['import_column_service'] = 'Service';
$_ADDONLANG['import_decide'] = 'Decide on the page Differences';
$_ADDONLANG['import_password'] = 'The password stays as it is. It is known here only if the plugin of 2011 kept it.';
$_ADDONLANG['import_left'] = 'There was no time for {count} more. Please import again.';
$_ADDONLANG['button_import_all'] = 'Import All {count}';
$_ADDONLANG['button_import'] = 'Import';
$_ADDONLANG['cause_import'] = 'Publishers imported';
$_ADDONLANG['long_work_of_import'] = 'Synchronization after an import by {by}';
$_ADDONLANG['reason_other_account'] = 'Aflexi has the account "{name}" with the e-mail address of this client'
    . ' ({email}), so no second one is made. Please look at it under Differences > Import Publishers: import it, or'
    . ' ignore it if this service is to have one of its own.';
