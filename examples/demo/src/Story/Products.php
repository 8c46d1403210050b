<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

/** What the host sells with the CDN, and for how much. */
final class Products extends Chapter
{
    /** The product that loses the CDN for a while. */
    private const UNTICKED = 'CDN Boost';

    /** Products whose clients order the addon as soon as they can. */
    private const KEEN = ['CDN Boost', 'Business Hosting'];

    private const PRICE = '3.00';

    public function tell(): void
    {
        $this->untick();
        $this->tickAgain();
        $this->offered();
        $this->priced();
        $this->ordered();
        $this->freeAgain();
    }

    private function untick(): void
    {
        $this->open('A product loses the CDN', 'The admin unticks "' . self::UNTICKED . '". Its accounts are suspended,'
            . ' never deleted; an account that serves another product as well goes on with that.');
        $wanted = static fn (string $product): bool => $product !== self::UNTICKED;
        $this->stage->scene->say('First [Preview]: ' . implode(', ', $this->stage->admin->preview($wanted)));
        $this->stage->press(fn () => $this->stage->admin->save($wanted));
        $this->close();
    }

    private function tickAgain(): void
    {
        $this->open('It gets the CDN back', 'He ticks it again: the same accounts are active again.');
        $this->stage->press(fn () => $this->stage->admin->save(static fn (): bool => true));
        $this->close();
    }

    private function offered(): void
    {
        $this->open('The product addon is offered', 'On activation the addon made a product addon in WHMCS, which'
            . ' stands for the CDN. The host offers it in his shop, free of charge, and the clients of '
            . implode(' and ', self::KEEN) . ' order it. As long as it is free nothing depends on it.');
        $addon = $this->stage->books->cdnAddon();
        $services = array_merge(...array_map($this->stage->books->services(...), self::KEEN));
        $this->stage->play(function () use ($addon, $services): void {
            $this->stage->office->offerFree($addon);
            $order = fn (int $service): int => $this->stage->customers->orderAddon($service, $addon);
            $this->stage->scene->each('addons ordered', $services, $order);
        });
        $this->close();
    }

    private function priced(): void
    {
        $this->open('The addon gets a price', 'It costs ' . self::PRICE . ' a month from now on. Nothing changes at'
            . ' Aflexi before an admin has seen what that means.');
        $addon = $this->stage->books->cdnAddon();
        $this->stage->play(fn () => $this->stage->office->price($addon, self::PRICE));
        $this->stage->scene->quote($this->stage->admin->question('charging_on'));
        $this->stage->scene->say('The admin says yes.');
        $this->stage->press(fn () => $this->stage->admin->answer('charging_on'));
        $this->close();
    }

    private function ordered(): void
    {
        $client = $this->stage->customers->purchase('Marek');
        $this->open('A client orders the addon', "$client->client wants the CDN back. He orders the addon and pays for"
            . ' it.');
        $addon = $this->stage->books->cdnAddon();
        $this->stage->play(function () use ($client, $addon): void {
            $this->stage->customers->pay($this->stage->customers->orderAddon($client->service, $addon));
        });
        $this->close();
    }

    private function freeAgain(): void
    {
        $this->open('The addon is free again', 'This time no hook tells of it. The next cron run notices, and again an'
            . ' admin decides.');
        $this->stage->bulk->offerFree($this->stage->books->cdnAddon());
        $this->stage->cron();
        $this->stage->scene->quote($this->stage->admin->question('charging_off'));
        $this->stage->scene->say('The admin says yes.');
        $this->stage->press(fn () => $this->stage->admin->answer('charging_off'));
        $this->close();
    }
}
