<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

/** Clients change, leave, and are deleted. */
final class People extends Chapter
{
    public function tell(): void
    {
        $this->edited();
        $this->closed();
        $this->deleted();
    }

    private function edited(): void
    {
        $client = $this->stage->customers->purchase('Nadia');
        $this->open('A client has another name', "$client->client marries. Name and e-mail address follow at Aflexi;"
            . ' the account keeps the name it was made with.');
        $this->stage->play(fn () => $this->stage->office->rename(
            $client->clientId,
            'Nadia',
            'Haddad-Cole',
            'nadia@cole.example',
        ));
        $this->close();
    }

    private function closed(): void
    {
        $client = $this->stage->customers->purchase('Émile');
        $this->open('A client is closed', "WHMCS ends all that $client->client has.");
        $this->stage->play(fn () => $this->stage->office->closeClient($client->clientId));
        $this->close();
    }

    private function deleted(): void
    {
        $client = $this->stage->customers->purchase('Hana');
        $this->open('A client is deleted', "Nothing is left of $client->client in WHMCS. The addon knows which account"
            . ' was hers and suspends it; it never deletes one.');
        $this->stage->play(fn () => $this->stage->office->deleteClient($client->clientId));
        $this->close();
    }
}
