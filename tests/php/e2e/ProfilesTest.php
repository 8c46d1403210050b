<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Profile;

/** The addon leans on nothing that WHMCS's documentation leaves open. */
final class ProfilesTest extends AddonTestCase
{
    /** @dataProvider choices */
    public function testTheWholeStory(string $choice): void
    {
        $usual = (new Profile())->toArray()[$choice];
        $this->site->deactivate('aflexi_cdn');
        $this->site->useProfile(new Profile(...[$choice => !$usual]));
        $this->site->activate('aflexi_cdn');
        $this->configure();
        $client = $this->client('Ada', 'Byron', 'ada@example.test');

        $this->sale($client, $this->product('boost'), 'first');
        $this->save([$this->product('boost')]);
        $this->assertInLine();

        $this->site->event('payments', 'pay', $this->order($client, $this->product('boost'), 'second')->invoiceId);
        $this->settle();
        $this->site->cron();
        self::assertSame(['first', 'second'], $this->accounts());
        $this->assertInLine();

        $this->save([]);
        $this->assertInLine();
        self::assertSame($this->passwordAtThePlatform('second'), $this->passwordShown('second'));
    }

    /** @return array<string, array{string}> */
    public static function choices(): array
    {
        $choices = array_keys((new Profile())->toArray());

        return array_combine($choices, array_map(static fn (string $choice): array => [$choice], $choices));
    }
}
