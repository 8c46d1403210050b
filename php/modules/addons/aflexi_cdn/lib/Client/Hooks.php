<?php

namespace WHMCS\Module\Addon\AflexiCdn\Client;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\View;

/**
 * What is added to WHMCS's own pages of the client area.
 */
final class Hooks
{
    /** Name of the menu's entry, for hooks of others; never shown. */
    private const ENTRY = 'Aflexi CDN';

    /**
     * The CDN account on the page of a product.
     *
     * @param mixed $vars the service, or an array with it: WHMCS's documentation says both
     *
     * @return string HTML; empty for a service without CDN and for one of somebody else
     */
    public static function panel($vars): string
    {
        $html = '';
        Guard::quietly('product page', static function () use ($vars, &$html) {
            $id = self::id(is_array($vars) ? ($vars['service'] ?? null) : $vars);
            $visitor = $id > 0 && Extension::isReady() ? Host::visitor() : null;
            $service = $visitor === null
                ? null
                : Extension::addon()->clientService($visitor->client(), $visitor->user(), $id);
            if ($visitor !== null && $service !== null) {
                $language = Host::clientLanguage($visitor);
                $link = Host::address(Page::LINK);
                $line = (new Lines($language, $link))->service($service);
                $html = (new View($language, $link))->render('client_panel', ['service' => $line]);
            }
        });

        return $html;
    }

    /**
     * An entry in the menu, for clients who have something behind it.
     *
     * @param mixed $menu a \WHMCS\View\Menu\Item
     */
    public static function menu($menu): void
    {
        try {
            if (!is_object($menu) || !method_exists($menu, 'addChild') || !Extension::isReady()) {
                return;
            }
            $visitor = Host::visitor();
            if (
                $visitor !== null
                && Extension::addon()->hasClientServices($visitor->client(), $visitor->user())
            ) {
                $menu->addChild(self::ENTRY, [
                    'label' => Host::clientLanguage($visitor)->text('client_menu'),
                    'uri' => Host::address(Page::LINK),
                    'order' => 25,
                ]);
            }
        } catch (\Throwable $ignored) {
            // It is asked for on every page: the log would be full of what the addon's own pages say anyway.
        }
    }

    /** @param mixed $service */
    private static function id($service): int
    {
        return is_object($service) && isset($service->id) && is_numeric($service->id) ? (int) $service->id : 0;
    }
}
