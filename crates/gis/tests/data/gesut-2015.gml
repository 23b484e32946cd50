<?xml version="1.0" encoding="windows-1250"?>
<!-- Invented objects; the schema is the one of 2015, with the coordinate system named once, by the collection. -->
<gml:FeatureCollection gml:id="C-1" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="urn:gugik:specyfikacje:gmlas:modelPodstawowy:1.0" xmlns:ges="urn:gugik:specyfikacje:gmlas:geodezyjnaEwidencjaSieciUzbrojeniaTerenu:1.0">
  <gml:boundedBy><gml:Envelope srsName="http://www.opengis.net/def/crs/EPSG/0/2178"><gml:lowerCorner>5941000 7523000</gml:lowerCorner><gml:upperCorner>5941200 7523100</gml:upperCorner></gml:Envelope></gml:boundedBy>
  <gml:featureMembers>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000001-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000001-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-39" srsDimension="2"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523000.00 5941100.00 7523000.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>rozdzielczy</ges:funkcja>
      <ges:przebieg>podziemny</ges:przebieg>
      <ges:typWodoc>ogolny</ges:typWodoc>
      <ges:srednica>110</ges:srednica>
    </ges:GES_PrzewodWodociagowy>
    <ges:GES_PrzewodKanalizacyjny gml:id="PL.PZGiK.2817.GESUT_00000002-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000002-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>nieczynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-40" srsDimension="2"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523001.00 5941100.00 7523001.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>przylacze</ges:funkcja>
      <ges:przebieg>podziemny</ges:przebieg>
      <ges:typKanal>sanitarny</ges:typKanal>
      <ges:tloczny>true</ges:tloczny>
      <ges:srednica>63</ges:srednica>
    </ges:GES_PrzewodKanalizacyjny>
    <ges:GES_UrzadzenieTechniczneZwiazaneZSiecia gml:id="PL.PZGiK.2817.GESUT_00000003-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000003-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-41" srsDimension="2"><gml:pos>5941020.00 7523000.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajSieci>wodociagowy</ges:rodzajSieci>
      <ges:rodzajUrzadz>hydrant</ges:rodzajUrzadz>
      <ges:srednica>80</ges:srednica>
    </ges:GES_UrzadzenieTechniczneZwiazaneZSiecia>
    <ges:GES_UrzadzenieTechniczneZwiazaneZSiecia gml:id="PL.PZGiK.2817.GESUT_00000004-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000004-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Polygon gml:id="G-42"><gml:exterior><gml:Ring><gml:curveMember><gml:Curve gml:id="G-43"><gml:segments><gml:CircleByCenterPoint numArc="1"><gml:pos>5941030.00 7523001.00</gml:pos><gml:radius uom="m">0.6</gml:radius></gml:CircleByCenterPoint></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>
      </ges:geometria>
      <ges:rodzajSieci>kanalizacyjny</ges:rodzajSieci>
      <ges:rodzajUrzadz>studzienka</ges:rodzajUrzadz>
      <ges:srednica xsi:nil="true" nilReason="template"/>
    </ges:GES_UrzadzenieTechniczneZwiazaneZSiecia>
    <ges:GES_UrzadzenieTechniczneZwiazaneZSiecia gml:id="PL.PZGiK.2817.GESUT_00000005-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000005-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-44" srsDimension="2"><gml:pos>5941040.00 7523000.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajSieci>gazowy</ges:rodzajSieci>
      <ges:rodzajUrzadz>szafaGazowa</ges:rodzajUrzadz>
    </ges:GES_UrzadzenieTechniczneZwiazaneZSiecia>
    <ges:GES_PunktOOkreslonejWysokosci gml:id="PL.PZGiK.2817.GESUT_00000006-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000006-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-45" srsDimension="2"><gml:pos>5941030.00 7523001.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rzednaGory>141.10</ges:rzednaGory>
    </ges:GES_PunktOOkreslonejWysokosci>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000007-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000007-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu><bt:koniecWersjiObiektu>2020-01-01T00:00:00</bt:koniecWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-46" srsDimension="2"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523003.00 5941009.00 7523003.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>magistralny</ges:funkcja>
    </ges:GES_PrzewodWodociagowy>
    <ges:GES_PrzewodInny gml:id="PL.PZGiK.2817.GESUT_00000008-0000-4000-8000-000000000000_2019-05-04T11-03-09">
      <ges:idIIP>
        <bt:BT_Identyfikator>
          <bt:lokalnyId>00000008-0000-4000-8000-000000000000</bt:lokalnyId>
          <bt:przestrzenNazw>PL.PZGiK.2817.GESUT</bt:przestrzenNazw>
          <bt:wersjaId>2019-05-04T11:03:09</bt:wersjaId>
        </bt:BT_Identyfikator>
      </ges:idIIP>
      <ges:cyklZycia><bt:BT_CyklZyciaInfo><bt:poczatekWersjiObiektu>2019-05-04T11:03:09</bt:poczatekWersjiObiektu></bt:BT_CyklZyciaInfo></ges:cyklZycia>
      <ges:istnienie>istniejacy</ges:istnienie>
      <ges:eksploatacja>czynny</ges:eksploatacja>
      <ges:przedstawiciel><ges:GES_DaneOsoby><ges:nazwaPelna>Starosta Szczycieński</ges:nazwaPelna></ges:GES_DaneOsoby></ges:przedstawiciel>
      <ges:wladajacy><ges:GES_DaneOsoby><ges:nazwaPelna>Gmina Świętajno</ges:nazwaPelna><ges:adres>Świętajno</ges:adres></ges:GES_DaneOsoby></ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-47" srsDimension="2"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523003.00 5941009.00 7523003.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>magistralny</ges:funkcja>
    </ges:GES_PrzewodInny>
    <bt:KR_ObiektKarto gml:id="K-1"><bt:etykieta><bt:KR_Etykieta><bt:geometriaKarto><gml:Point gml:id="G-48" srsDimension="2"><gml:pos>5941000.00 7523000.00</gml:pos></gml:Point></bt:geometriaKarto></bt:KR_Etykieta></bt:etykieta></bt:KR_ObiektKarto>
  </gml:featureMembers>
</gml:FeatureCollection>
