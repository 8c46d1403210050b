{* A client's services with CDN. Everything stands in $aflexi_cdn, not escaped; class names are of Bootstrap 3 and 4. *}
<p>{$aflexi_cdn.words.services_about|escape}</p>
{if $aflexi_cdn.services}
<div class="table-responsive">
    <table class="table table-striped">
        <caption class="sr-only">{$aflexi_cdn.words.title|escape}</caption>
        <thead>
            <tr>
                <th scope="col">{$aflexi_cdn.words.service|escape}</th>
                <th scope="col">{$aflexi_cdn.words.username|escape}</th>
                <th scope="col">{$aflexi_cdn.words.package|escape}</th>
                <th scope="col">{$aflexi_cdn.words.status|escape}</th>
            </tr>
        </thead>
        <tbody>
        {foreach $aflexi_cdn.services as $service}
            <tr>
                <th scope="row"><a href="{$service.address|escape}"><bdi>{$service.title|escape}</bdi></a></th>
                <td><bdi>{$service.username|escape}</bdi></td>
                <td><bdi>{$service.package|escape}</bdi></td>
                <td><strong class="text-{$service.tone|escape}">{$service.status|escape}</strong></td>
            </tr>
        {/foreach}
        </tbody>
    </table>
</div>
{if $aflexi_cdn.previous || $aflexi_cdn.next}
<nav aria-label="{$aflexi_cdn.words.pages|escape}">
    {if $aflexi_cdn.previous}<a class="btn btn-default btn-secondary" href="{$aflexi_cdn.previous|escape}">{$aflexi_cdn.words.previous|escape}</a>{/if}
    {if $aflexi_cdn.next}<a class="btn btn-default btn-secondary" href="{$aflexi_cdn.next|escape}">{$aflexi_cdn.words.next|escape}</a>{/if}
</nav>
{/if}
{else}
<div class="alert alert-info">{$aflexi_cdn.words.no_services|escape}</div>
{/if}
