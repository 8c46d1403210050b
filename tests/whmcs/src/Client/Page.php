<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use WHMCS\Config\Setting;
use WhmcsHost\Hooks;
use WhmcsHost\Profile;
use WhmcsHost\Token;
use WhmcsHost\View;

/** The frame around every page of the client area. */
final class Page
{
    /** @param array<string, string> $breadcrumb label by address */
    public static function show(string $title, string $body, array $breadcrumb = []): void
    {
        $vars = self::vars($title);
        Hooks::run('ClientAreaPage', $vars);
        echo View::render('client/layout', [
            'company' => $vars['companyname'],
            'template' => Setting::getValue('Template'),
            'title' => $title,
            'body' => $body,
            'breadcrumb' => $breadcrumb,
            'theme' => Profile::current()->bootstrap4 ? 'bootstrap4' : 'bootstrap3',
            'menu' => Menu::primary(),
            'head' => implode("\n", Hooks::run('ClientAreaHeadOutput', $vars)),
            'header' => implode("\n", Hooks::run('ClientAreaHeaderOutput', $vars)),
            'footer' => implode("\n", Hooks::run('ClientAreaFooterOutput', $vars)),
        ]);
    }

    /**
     * The variables every template of the client area has.
     *
     * @return array<string, mixed>
     */
    public static function vars(string $title): array
    {
        return [
            'companyname' => Setting::getValue('CompanyName'),
            'systemurl' => Setting::getValue('SystemURL'),
            'charset' => 'utf-8',
            'pagetitle' => $title,
            'filename' => basename($_SERVER['SCRIPT_NAME'], '.php'),
            'template' => 'host',
            'language' => Session::language(),
            'todaysdate' => date('l, jS F Y'),
            'WEB_ROOT' => '',
            'token' => Token::current(),
            'servedOverSsl' => false,
            'loggedin' => Session::isLoggedIn(),
            'clientsdetails' => isset($_SESSION['uid']) ? ['id' => $_SESSION['uid']] : [],
        ];
    }
}
