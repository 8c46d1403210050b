<?php

declare(strict_types=1);

namespace AflexiCdn\Browser\Support;

use WHMCS\Module\Addon\AflexiCdn\Page\Router;

/**
 * Every page that somebody can open, by a name for its picture. Each tab is here by itself; what else there is, is
 * named. `{account}`, `{service}`, `{client}` and `{package}` stand for ids.
 */
final class Addresses
{
    private const MODULE = 'admin/addonmodules.php?module=aflexi_cdn&page=';

    /** Tabs with another content, and pages that are no tab. */
    private const VIEWS = [
        'products-searched' => 'products&q=host&only=enabled&sort=name',
        'publisher' => 'publishers&account={account}',
        'publishers-sorted' => 'publishers&status=active&sort=client&dir=desc',
        'publishers-nothing-found' => 'publishers&q=nobody',
        'differences-missing' => 'differences&kind=missing',
        'differences-stranger' => 'differences&kind=stranger',
        'differences-ignored' => 'differences&ignored=1',
        'import' => 'import&fit=name',
        'import-nothing-fits' => 'import&fit=none',
        'queue-refused' => 'queue&state=refused',
        'package-new' => 'packages&package=new',
        'package' => 'packages&package={package}',
        'log-filtered' => 'log&result=done&action=create',
        'log-of-one' => 'log&account={account}',
    ];

    /** Pages of WHMCS's admin area that have something of ours. */
    private const BESIDE = [
        'dashboard' => 'admin/index.php',
        'settings' => 'admin/configaddonmods.php',
        'client' => 'admin/clientssummary.php?userid={client}',
        'service' => 'admin/clientsservices.php?userid={client}&id={service}',
    ];

    /** Pages of the client area, as the client sees them. */
    private const OF_CLIENTS = [
        'client-area' => 'clientarea.php',
        'client-product' => 'clientarea.php?action=productdetails&id={service}',
        'client-cdn' => 'index.php?m=aflexi_cdn',
        'client-cdn-service' => 'index.php?m=aflexi_cdn&service={service}',
    ];

    /** @param array{account: int, service: int, client: int, package: int} $ids */
    public function __construct(private readonly array $ids)
    {
    }

    /** @return array<string, string> addresses within the site */
    public function ofAdmins(): array
    {
        $tabs = array_keys(Router::PAGES);
        $pages = array_map(
            static fn (string $page): string => self::MODULE . $page,
            array_combine($tabs, $tabs) + self::VIEWS,
        );

        return $this->fill($pages + self::BESIDE);
    }

    /** @return array<string, string> addresses within the site */
    public function ofClients(): array
    {
        return $this->fill(self::OF_CLIENTS);
    }

    /**
     * @param array<string, string> $addresses
     *
     * @return array<string, string>
     */
    private function fill(array $addresses): array
    {
        $places = [];
        foreach ($this->ids as $what => $id) {
            $places['{' . $what . '}'] = $id;
        }

        return array_map(static fn (string $address): string => strtr($address, $places), $addresses);
    }
}
