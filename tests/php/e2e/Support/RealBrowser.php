<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\WebDriver;

/** A real browser in which the full administrator is signed in. */
trait RealBrowser
{
    private ?WebDriver $browser = null;

    private function signIn(int $width = 1280): void
    {
        $directory = $this->site->directory() . '/browser-' . bin2hex(random_bytes(4));
        mkdir($directory);
        $this->browser = new WebDriver($directory, $width);
        $this->browser->open($this->site->url() . 'admin/login.php');
        $this->browser->type('[name=username]', 'admin');
        $this->browser->type('[name=password]', 'admin');
        $this->browser->click('form button, form [type=submit]', until: '[name=logout]');
    }

    protected function tearDown(): void
    {
        try {
            $this->browser?->stop();
        } finally {
            parent::tearDown();
        }
    }
}
