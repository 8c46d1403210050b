<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use WhmcsHost\Engine\Engine;

/** The catalogue of the lifelike site. */
final class Shop
{
    /** About 120 characters that are awkward in HTML, in SQL and as the name of a package. */
    public const ODD_NAME = 'Agency &amp; Partner &quot;All-In&quot; CDN &ndash; O&#039;Brien&#039;s 100% '
        . 'Größe XL (50 TB/month, 20&nbsp;sites) &lt;b&gt;new&lt;/b&gt;';

    /** Prices that allow every cycle a product of the site is sold in. */
    private const RECURRING = ['monthly' => '9.90', 'quarterly' => '27.00', 'annually' => '99.00'];

    /**
     * @param int $free    free, and set up at once
     * @param int $boost   recurring, no server module
     * @param int $dayPass one-time, no server module
     * @param int $hosting recurring, server module cpanel with package biz_gold
     * @param int $odd     recurring, no server module, ODD_NAME
     * @param int $hidden  recurring, no server module, hidden
     * @param int $backup  a recurring product addon that has nothing to do with the CDN
     */
    private function __construct(
        public readonly int $free,
        public readonly int $boost,
        public readonly int $dayPass,
        public readonly int $hosting,
        public readonly int $odd,
        public readonly int $hidden,
        public readonly int $backup,
    ) {
    }

    public static function open(Engine $engine): self
    {
        $catalogue = $engine->catalogue;
        $hosting = $catalogue->addGroup('Web Hosting');
        $cdn = $catalogue->addGroup('CDN &amp; Speed');
        $starter = $catalogue->addProduct(['gid' => $hosting, 'name' => 'Starter Free', 'paytype' => 'free']);
        $boost = $catalogue->addProduct(['gid' => $cdn, 'name' => 'CDN Boost', 'type' => 'other'], self::RECURRING);
        $dayPass = $catalogue->addProduct(
            ['gid' => $cdn, 'name' => 'CDN Day Pass', 'type' => 'other', 'paytype' => 'onetime'],
            ['monthly' => '2.00']
        );
        $business = $catalogue->addProduct(
            ['gid' => $hosting, 'name' => 'Business Hosting', 'servertype' => 'cpanel', 'servergroup' => 1,
                'configoption1' => 'biz_gold'],
            ['msetupfee' => '5.00'] + self::RECURRING
        );

        return new self(
            $starter,
            $boost,
            $dayPass,
            $business,
            $catalogue->addProduct(['gid' => $cdn, 'name' => self::ODD_NAME, 'type' => 'other'], self::RECURRING),
            $catalogue->addProduct(
                ['gid' => $cdn, 'name' => 'CDN Legacy', 'type' => 'other', 'hidden' => 1],
                self::RECURRING
            ),
            $catalogue->addAddon(
                ['name' => 'Daily Backup', 'packages' => "$business", 'billingcycle' => 'recurring', 'showorder' => 1],
                ['monthly' => '1.50', 'quarterly' => '4.50', 'annually' => '18.00']
            ),
        );
    }
}
