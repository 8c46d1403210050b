<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use Smarty;
use WhmcsHost\Addon\Module;
use WhmcsHost\Addon\Upgrade;
use WhmcsHost\Hooks;

/** A page of the client area made by an addon module: index.php?m=name. */
final class AddonPage
{
    public static function serve(string $name): void
    {
        $module = Module::find($name);
        if ($module === null || !$module->isActive() || !$module->has('clientarea')) {
            http_response_code(404);
            Page::show('Page Not Found', '<div class="alert alert-warning">This page does not exist.</div>');
            return;
        }
        Upgrade::ifNeeded($module);
        $answer = (array) $module->call('clientarea', $module->vars("index.php?m=$name", Session::language()));
        if (!empty($answer['requirelogin']) && !Session::isLoggedIn()) {
            header('Location: login.php');
            return;
        }
        $title = (string) ($answer['pagetitle'] ?? '');
        $vars = Page::vars($title);
        $vars = array_merge($vars, ...array_filter(Hooks::run('ClientAreaPageAddonModule', $vars), is_array(...)));
        $body = self::render($module, (string) ($answer['templatefile'] ?? ''), ($answer['vars'] ?? []) + $vars);
        Page::show($title, $body, $answer['breadcrumb'] ?? []);
    }

    /** @param array<string, mixed> $vars */
    private static function render(Module $module, string $template, array $vars): string
    {
        if ($template === '') {
            return '';
        }
        require_once 'smarty4/bootstrap.php';
        $smarty = new Smarty();
        $smarty->setTemplateDir([$module->directory(), $module->directory() . '/templates']);
        $smarty->setCompileDir(ROOTDIR . '/templates_c');
        $smarty->assign($vars);
        return $smarty->fetch("$template.tpl");
    }
}
