<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WHMCS\Module\Addon\AflexiCdn\Page\Router;

/** What the addon's router knows, so that no page and no button of it is forgotten by a test. */
final class Routes
{
    /** @return list<string> what `page` of an address says for a page, and for data */
    public static function pages(): array
    {
        return array_keys(Router::PAGES + self::constant('DATA'));
    }

    /** @return list<string> what `action` of a form says */
    public static function actions(): array
    {
        return array_keys(self::constant('BUTTONS'));
    }

    /** @return array<string, mixed> */
    private static function constant(string $name): array
    {
        return (new \ReflectionClassConstant(Router::class, $name))->getValue();
    }
}
