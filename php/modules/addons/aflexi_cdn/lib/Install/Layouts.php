<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * Where systems keep their PHPs. Only the programs are looked for: where its extensions and .ini files are, each says
 * itself. lsphp and php-cgi are not listed, because they share both with the php beside them.
 */
final class Layouts
{
    /**
     * By name: patterns of the programs, the command after which the web's PHP is the new one, and where the system
     * manages .ini files in one place and links them from `scan`, that place. `{v}` is 8.2, `{n}` is 82. Of PHPs that
     * share their extensions the first one's command is told, so panels stand before the systems they run on.
     */
    public const ALL = [
        'Debian, Ubuntu' => [
            'programs' => ['/usr/bin/php[0-9].[0-9]', '/usr/sbin/php-fpm[0-9].[0-9]'],
            'reload' => 'systemctl reload php{v}-fpm (Apache with mod_php: systemctl restart apache2)',
            'available' => '/etc/php/{v}/mods-available',
            'scan' => '/etc/php/{v}/*/conf.d',
        ],
        'Remi\'s collections' => [
            'programs' => ['/opt/remi/php*/root/usr/bin/php', '/opt/remi/php*/root/usr/sbin/php-fpm'],
            'reload' => 'systemctl reload php{n}-php-fpm',
        ],
        'cPanel (EasyApache 4)' => [
            'programs' => ['/opt/cpanel/ea-php*/root/usr/bin/php', '/opt/cpanel/ea-php*/root/usr/sbin/php-fpm'],
            'reload' => '/scripts/restartsrv_apache_php_fpm',
        ],
        'Plesk' => [
            'programs' => ['/opt/plesk/php/*/bin/php', '/opt/plesk/php/*/sbin/php-fpm'],
            'reload' => 'systemctl reload plesk-php{n}-fpm',
        ],
        'CloudLinux (alt-php)' => [
            'programs' => ['/opt/alt/php*/usr/bin/php', '/opt/alt/php*/usr/sbin/php-fpm'],
            'reload' => 'cagefsctl --force-update, then restart the web server',
        ],
        'RHEL, AlmaLinux, Rocky, Fedora' => [
            'programs' => ['/usr/bin/php', '/usr/sbin/php-fpm'],
            'reload' => 'systemctl reload php-fpm',
        ],
        'built on this machine' => [
            'programs' => ['/usr/local/bin/php', '/usr/local/sbin/php-fpm'],
            'reload' => 'systemctl reload php-fpm',
        ],
    ];

    /**
     * The programs that are there, each once.
     *
     * @return array<string, string> the layout's name, by path
     */
    public static function programs(string $root): array
    {
        $found = [];
        foreach (self::ALL as $name => $layout) {
            foreach ($layout['programs'] as $pattern) {
                foreach (glob($root . $pattern) ?: [] as $path) {
                    $real = (string) realpath($path);
                    if (is_executable($real) && !isset($found[$real])) {
                        $found[$real] = $name;
                    }
                }
            }
        }

        return $found;
    }

    /** What a layout says, for a PHP of this minor version; empty if it says nothing. */
    public static function say(string $layout, string $what, string $minor): string
    {
        $said = self::ALL[$layout][$what] ?? '';

        return strtr($said, ['{v}' => $minor, '{n}' => str_replace('.', '', $minor)]);
    }
}
