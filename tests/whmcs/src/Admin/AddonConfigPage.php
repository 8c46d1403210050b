<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Database\Capsule;
use WHMCS\User\Admin;
use WhmcsHost\Addon\Activation;
use WhmcsHost\Addon\Module;
use WhmcsHost\Token;
use WhmcsHost\View;

/** The Addon Modules page: activate, deactivate, configure. */
final class AddonConfigPage
{
    public static function serve(): void
    {
        $admin = Session::require();
        if ((int) $admin->roleId !== Session::FULL_ADMINISTRATOR) {
            Page::refuse($admin);
            return;
        }
        if ($_SERVER['REQUEST_METHOD'] === 'POST') {
            Token::check();
            self::act($admin);
            Session::redirect('configaddonmods.php');
        }
        Page::show($admin, 'Addon Modules', View::render('admin/addons', [
            'modules' => Module::all(),
            'roles' => Capsule::table('tbladminroles')->orderBy('id')->pluck('name', 'id')->all(),
            'flash' => Session::takeFlash(),
        ]));
    }

    private static function act(Admin $admin): void
    {
        $module = Module::find((string) ($_POST['module'] ?? ''));
        if ($module === null) {
            Session::flash('error', 'Invalid module');
            return;
        }
        $activation = new Activation($module);
        $answer = match ((string) ($_POST['action'] ?? '')) {
            'activate' => $activation->activate((int) $admin->roleId),
            'deactivate' => $activation->deactivate(),
            'save' => self::save($activation, $module),
            default => ['status' => 'error', 'description' => 'Invalid action'],
        };
        Session::flash($answer['status'], $answer['description']);
    }

    private static function save(Activation $activation, Module $module): array
    {
        $values = array_map(strval(...), (array) ($_POST['fields'][$module->name] ?? []));
        $roles = array_map(intval(...), array_keys((array) ($_POST['access'][$module->name] ?? [])));
        $activation->save($values, $roles);
        return ['status' => 'success', 'description' => 'Changes Saved Successfully!'];
    }
}
