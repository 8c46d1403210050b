<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** The compiled parts that are measured. */
final class Parts
{
    private const PROJECT = __DIR__ . '/../..';

    private function __construct(
        public readonly string $extension,
        public readonly string $sandbox,
        /** The extension's client over a list; see benches/rust/list. */
        public readonly string $list,
    ) {
    }

    /** Where the environment says (AFLEXI_CDN_SO, AFLEXI_SANDBOX, AFLEXI_LIST), else where cargo puts them. */
    public static function find(): self
    {
        return new self(
            self::first('AFLEXI_CDN_SO', ['release/libaflexi_cdn.so']),
            self::first('AFLEXI_SANDBOX', ['release/examples/aflexi-sandbox', 'debug/examples/aflexi-sandbox']),
            self::first('AFLEXI_LIST', ['release/examples/publisher-list']),
        );
    }

    /**
     * A site with the addon's files, its catalogue and no clients.
     *
     * @param array<string, mixed> $options the parameters of WhmcsHost\Options
     */
    public function site(array $options = []): Site
    {
        return Site::start(['extension' => $this->extension, 'sandbox' => $this->sandbox] + $options);
    }

    /** @param list<string> $places below cargo's target directory */
    private static function first(string $variable, array $places): string
    {
        $given = getenv($variable);
        $paths = $given ? [$given] : array_map(static fn (string $place): string
            => self::PROJECT . "/target/$place", $places);
        foreach ($paths as $path) {
            if (is_file($path)) {
                return realpath($path);
            }
        }
        throw new \RuntimeException("None of these exists; `make build`, or name it in $variable: "
            . implode(', ', $paths));
    }
}
