<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** WHMCS's DecryptPassword fails for a moment, whenever it is called during the work: nobody has to help afterwards. */
final class DecryptionTest extends AddonTestCase
{
    public function testAFailureOfAMomentStrandsNobody(): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('undisturbed');
        $calls = $this->workWithAFailureAt(0);
        self::assertGreaterThan(1, $calls, 'The key is opened for the login, and for the password.');
        foreach (range(1, $calls) as $moment) {
            $this->buyer("buyer$moment");
            $this->workWithAFailureAt($moment);
        }

        $this->anHourLater();
        $this->site->cron();
        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }

    /** @return int how often WHMCS was asked */
    private function workWithAFailureAt(int $moment): int
    {
        return Program::evaluate($this->site, <<<PHP
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            \$host = WHMCS\Module\Addon\AflexiCdn\Host::class;
            \$service = WHMCS\Database\Capsule::table('tblhosting')->max('id');
            Aflexi\Cdn\hint(\$host::pdo(), 'service', \$service, 'Test');
            \$calls = 0;
            \$decrypt = static function (string \$cipher) use (&\$calls, \$host): string {
                return ++\$calls === $moment ? throw new RuntimeException('Not now.') : \$host::decrypt(\$cipher);
            };
            (new Aflexi\Cdn\Addon(\$host::pdo(), \$host::encrypt(...), \$decrypt))->work(5, 'cron');
            return \$calls;
            PHP);
    }
}
