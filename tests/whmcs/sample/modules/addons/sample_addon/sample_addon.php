<?php

/** An addon shaped like the official sample: every module function, every type of field. */

// phpcs:disable PSR1.Files.SideEffects -- the guard is WHMCS's convention

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\SampleAddon\Admin\Dispatcher;

function sample_addon_config()
{
    return [
        'name' => 'Sample Addon',
        'description' => 'Shows what an addon module can do.',
        'author' => 'Host',
        'language' => 'english',
        'version' => '1.0',
        'fields' => [
            'Text Field' => ['FriendlyName' => 'Text', 'Type' => 'text', 'Size' => '25', 'Default' => 'initial'],
            'secret' => ['FriendlyName' => 'Secret', 'Type' => 'password', 'Size' => '25'],
            'tick' => ['FriendlyName' => 'Tick', 'Type' => 'yesno', 'Description' => 'Tick to enable'],
            'drop' => ['FriendlyName' => 'Drop', 'Type' => 'dropdown', 'Options' => ['a' => 'First', 'b' => 'Second'],
                'Default' => 'b'],
            'choice' => ['FriendlyName' => 'Choice', 'Type' => 'radio', 'Options' => 'One,Two', 'Default' => 'Two'],
            'notes' => ['FriendlyName' => 'Notes', 'Type' => 'textarea', 'Rows' => '3', 'Cols' => '60'],
        ],
    ];
}

function sample_addon_activate()
{
    if (Capsule::schema()->hasTable('mod_sample_addon')) {
        return ['status' => 'error', 'description' => 'The table is there already.'];
    }
    Capsule::schema()->create('mod_sample_addon', function ($table) {
        $table->increments('id');
        $table->text('note');
    });
    return ['status' => 'success', 'description' => 'The table was made.'];
}

function sample_addon_deactivate()
{
    Capsule::schema()->dropIfExists('mod_sample_addon');
    return ['status' => 'success', 'description' => 'The table was dropped.'];
}

function sample_addon_upgrade($vars)
{
    Capsule::table('mod_sample_addon')->insert(['note' => 'upgraded from ' . $vars['version']]);
}

function sample_addon_output($vars)
{
    echo (new Dispatcher())->dispatch(isset($_REQUEST['action']) ? $_REQUEST['action'] : 'index', $vars);
}

function sample_addon_sidebar($vars)
{
    return '<p>Sidebar, version ' . $vars['version'] . '</p>';
}

function sample_addon_clientarea($vars)
{
    return [
        'pagetitle' => 'Sample Page',
        'breadcrumb' => ['index.php?m=sample_addon' => 'Sample'],
        'templatefile' => 'page',
        'requirelogin' => isset($_GET['private']),
        'vars' => ['greeting' => $vars['_lang']['greeting'], 'link' => $vars['modulelink']],
    ];
}
